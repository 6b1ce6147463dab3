"""Invented first names: common ones of many origins, with a random initial. Nobody real is meant."""

from __future__ import annotations

FIRST_NAMES = tuple(  # as text: two hundred quoted names in a list are harder to read and to add to
    """
    Abdou Ada Adama Agathe Aïcha Alice Alma Amadou Ana André Anissa Antoine Aria Assa Awa Ayoub Aziz Bakary Basile
    Béatrice Binta Boubacar Bruno Camille Carla Cédric Chantal Cheick Clara Claude Coline Corentin Daba Damien Daniel
    Denise Diana Djibril Dounia Éléonore Éliane Élias Emma Enzo Esther Étienne Fadila Fanta Farid Fatou Félix Fiona
    Florence Franck Gabriel Gaëlle Georges Ghislaine Gisèle Habib Hakim Hana Hawa Hélène Henri Hugo Ibrahima Ilyes
    Imane Inès Irène Ismaël Issa Jade Jamila Jean Jérôme Jocelyne Joël Josiane Jules Kadiatou Kamel Karima Kevin
    Khadija Koffi Lamine Laure Léa Leïla Léo Lila Lina Lionel Loïc Lola Louise Lucie Madeleine Maël Mahamadou Maïssa
    Malik Manon Manuel Marcel Mariam Marthe Mathis Maud Mehdi Mélanie Mina Mohamed Moussa Myriam Nabila Nadia Naël
    Nathan Nicole Nina Nora Odile Omar Oumou Ousmane Pascal Paula Paulette Pauline Pedro Philippe Rachida Rania
    Raphaël Rayan Régine Rémi Rita Robert Rosa Roxane Sacha Saïd Salif Salima Samba Sana Sandrine Sarah Sékou Selma
    Sidonie Siham Simon Sofia Solène Souad Stella Suzanne Sylvain Tania Tarek Tessa Théo Thierry Tiago Valérie Vera
    Victoire Vincent Wassim Yacine Yann Yasmine Yohan Youssef Yves Zakaria Zélie Zineb Zoé
    """.split()  # noqa: SIM905
)
INITIALS = "ABCDEFGHIJKLMNOPRSTVWYZ"
