"""How people say in passing what they do at home and for others, French first.

A line is the everyday label of a skill and, behind the colon, ways to say it. A way is words that stand near each other
in one clause, in any order: `word*` begins with it, `a|b` is one of several, `@name` a group of `GROUPS`. Letters
are folded.
"""

from __future__ import annotations

from typing import Final

GROUPS: Final = {
    "enfant": "enfant*|gosse*|mome*|gamin*|minot*|bambin*|marmot*|petits|petites|neveu*|niece*|kid|kids|child*",
    "bebe": "bebe*|nourrisson*|nouveaune*|baby|babies",
    "garde": "gard*|occup*|surveill*|veill*|elev*|look*|mind*|watch*|raised|care",
    "ancien": "mamie*|mamy*|papi|papis|papy*|meme|pepe|vieux|vieille*|agee*|ages|senior*|ancien*|grandmere*|grandpere*"
    "|grandsparents|elderly|grandma*|grandmother*|grandfather*",
    "proche": "mere|maman|pere|papa|tante|oncle|beaupere|bellemere|parents|mother|father|mari|femme|frere|soeur|cousin*"
    "|copain*|copine*|ami|amis|amie|amies|voisin*|gens|famille|quelquun|neighbour*|friend*",
    "aide": "aid*|occup*|accompagn*|soutien*|epaul*|help*|main|assist*",
    "repare": "repar*|arrang*|depann*|retap*|bricol*|rafistol*|remets|remet|fix*|repair*",
    "velo": "velo*|bicyclette*|vtt|trottinette*|bike*|bicycle*",
    "voiture": "voiture*|bagnole*|auto|autos|vehicule*|utilitaire*|moteur*|twingo|clio",
    "fais": "fai*|fabriqu*|prepar*|realis*|make|made|making|do",
    "cuisine": "cuisin*|mijot*|popote|tambouille|bouffe|cook*",
    "malade": "malade*|alzheimer|handicap*|alite*|dependant*|sick|ill",
    "lave": "lav*|nettoy*|douch*|toilette|wash*|clean*",
    "cheveu": "cheveu*|tete|tetes|coiff*|coupe|coupes|hair",
    "papier": "papier*|paperasse*|formulaire*|dossier*|courrier*|administrati*|caf|declaration*|impot*|forms|paperwork",
    "ecole": "ecole*|creche|maternelle|college|school",
}

SAYINGS: Final = """
garder des enfants: @garde @enfant; seul*|mere|pere|avec mes enfants|gosses|gamins; babysit*; baby sitting|sitter;
    nounou*; garde periscolaire; occup* @enfant
s’occuper d’un bébé: @garde @bebe; occup* @bebe; torch* @bebe
changer une couche: chang* couche*
préparer et donner un biberon: biberon*
faire manger un petit enfant: @enfant manger|repas|gouter
emmener des enfants à l’école: emmen*|amen*|accompagn*|depos*|cherch*|recuper*|take @enfant @ecole
jouer avec des enfants: jou* @enfant
aider aux devoirs: devoir|devoirs|homework; @aide @enfant lecon*|lire|math*|lecture|exercice*; soutien scolaire; aid*
    math*|maths|francais|lecture|exercice*; aid* lecon*; cours particulier*
raconter une histoire du soir: histoire* @enfant
calmer un enfant en colère: calm* @enfant
organiser un goûter d’anniversaire: gouter*|anniversaire* @enfant; organis*|prepar* anniversaire*
parler avec l’école de son enfant: maitresse|instit*|professeur* @enfant
veiller sur un enfant malade: @garde @enfant malade*
s’occuper d’un enfant handicapé: @garde|aid* @enfant handicap*|autist*
être délégué des parents d’élèves: parent*|parents delegue*|eleves|eleve; fcpe
aider une personne âgée: @aide|@garde @ancien; @fais courses @ancien; aide domicile; auxiliaire vie
aider quelqu’un à se laver: @aide|@garde @ancien|@malade|@proche toilette|laver|douch*; aid* laver|toilette;
    lav*|douch* @ancien|@malade
aider quelqu’un à s’habiller: @aide habill*
aider quelqu’un à se lever et à marcher: @aide lever|marcher|deplac*
aider une personne à manger: @aide manger @ancien|@malade
rappeler la prise des médicaments: medicament*|cachet*|pilule*|traitement|medoc*|comprime*|medicine*
    donn*|rapp*|prepar*|pens*|prend*|@ancien
pousser un fauteuil roulant: fauteuil roul*|pouss*
aider une personne handicapée: @aide|@garde handicap*
accompagner une personne sans mémoire: @aide|@garde alzheimer|memoire
rendre visite à une personne à l’hôpital: visit* hopital|hosto
soigner un petit bobo: soign*|pans* bobo*|plaie*|blessure*
accompagner quelqu’un à un rendez-vous: accompagn*|emmen*|conduis*|amen*|take
    docteur*|medecin*|rendezvous|rdv|hopital|hosto|prefecture|mairie|doctor*
rendre visite à une personne seule: visit*|voir|compagnie @ancien|seul|seule|seules; tien* compagnie
écouter sans juger: ecout* gens|probleme*|@proche; confi* probleme*
aider quelqu’un avec ses papiers: @papier @aide|@proche|rempli*|gens|immeuble|appel*; @fais @papier; ecri* lettre*
    @proche|gens
remplir un formulaire sur papier: rempli* @papier
faire une démarche en ligne: demarche*; caf|impot*|ameli|doctolib ligne|internet|site
interpréter pour quelqu’un: tradui*|traduct*|interpret*|translat*
traduire un courrier: tradui*|translat* courrier*|lettre*|papier*|document*
faire le ménage: menage*; @fais poussiere*|vitres; pass* aspirateur|serpilliere|balai; housework; @lave maison
laver des vitres: @lave vitre*|carreau*|fenetre*
ranger et faire de la place chez soi: rang* maison|chambre*|placard*|cave|appart*
laver le linge: @lave|@fais linge|lessive*|laundry; machine* laver|lessive
repasser le linge: repass*|iron*
faire les courses pour quelqu’un: @fais courses; courses @proche|@ancien; groceries|shopping
tenir le budget de la maison: budget*; ger*|compt*|tien*|gestion argent|sous|depens*|comptes|thune*; fin mois|fins
    joindre|bout*|serr*
cuisiner: @cuisine; @fais manger; @fais repas; plat|plats @fais|famili*|maison
cuisiner pour 50 personnes: @cuisine beaucoup|cinquante|cent|50|60|80|100|monde|mariage*|fete*|association|tous; @fais
    manger|repas|plats beaucoup|cinquante|cent|50|60|80|100|monde|mariage*|association
faire des gâteaux et des pâtisseries: gateau*|tarte*|patisserie*|cake*|crepe*|beignet*|msemen*
décorer un gâteau de fête: decor* gateau*; cake design; wedding cake
faire du pain: @fais|petri*|bake* pain|galette*|bread|matlouh; boulang*
faire un couscous: couscous
faire la cuisine africaine: mafe|thieb*|yassa|attieke|foutou|@cuisine|plat* africain*|senegal*|ivoir*|mali*|camer*
faire la cuisine créole: colombo|rougail|accras|@cuisine|plat* creole*|antill*
faire la cuisine asiatique: nem|nems|@cuisine|plat* asiat*|chinois*|vietnam*|thai
faire la cuisine indienne ou tamoule: curry|dosa*|biryani|@cuisine|plat* indien*|tamoul*
faire des pizzas: pizza*
faire un barbecue: barbecue*|merguez|brochette*|grillade*
laver la vaisselle: vaisselle|plonge|plongeur*|dishes
faire des confitures et des conserves: confiture*|conserves|bocaux
prévoir les repas de la semaine: @fais|prevoi*|cuisin* petit budget; @cuisine pas cher
tresser les cheveux: tress*|natte*|braid*
tresser avec des rajouts: rajout*|meche*
faire des vanilles: vanilles|twist*
faire et entretenir des locks: locks|dread*
poser une perruque ou un tissage: perruque*|tissage*
couper les cheveux: coup*|coiff*|cut* @cheveu; coiffeu*; tondeuse @cheveu|@proche; @fais coupe|coupes|degrade*
tailler une barbe: barbe*|barbier*
faire un brushing ou un lissage: brushing*|lissage*
colorer les cheveux: coloration*|teinture*|colore* @cheveu
coiffer pour un mariage: coiff* mariage*|mariee*
maquiller: maquill*|makeup
poser du henné: henne
faire une manucure: manucure*|ongle*
épiler à la cire ou au fil: epil*
coudre: coud*|cousu*|coutur*|sew*|singer
raccourcir ou ajuster un vêtement: ourlet*|retouch*|raccourci*|ajust* pantalon*|vetement*|robe*|jupe*|jean*; ourlet*;
    retouch*
raccommoder un vêtement: raccommod*|repris*|recou* chauss*|trou|trous|vetement*|habit*|fringue*; bouton* recou*|remet*
coudre des rideaux et des coussins: coud*|fai*|cousu* rideau*|coussin*|housse*
coudre un vêtement entier: coud*|cousu*|fai*|coutur* robe*|jupe*|vetement*|habit*|chemise*|costume*
coudre une tenue traditionnelle: coud*|cousu*|fai*|coutur* boubou*|caftan*|sari*|djellaba*|traditionn*|karakou
tricoter: tricot*|knit*
faire du crochet: crochet*
broder: brod*
changer une fermeture éclair: fermeture eclair; zip
réparer un petit appareil: @repare
    appareil*|grillepain|aspirateur*|cafetiere*|television|tele|lavelinge|frigo*|electromenager; @repare machine laver
bricoler à la maison: bricol*; @repare maison|appart*|logement; @fais travaux; handyman
percer un mur et fixer un objet: perc*|fix*|accroch* mur*|etagere*|tableau*|tringle*; perceuse
monter un meuble: mont*|assembl* meuble*|ikea|armoire*|lit|lits|cuisine
changer une ampoule: chang*|remplac* ampoule*
déboucher un lavabo ou des toilettes: debouch*
réparer une fuite d’eau: fuite*; @repare|chang*|pos* robinet*|chasse|joint*
se débarrasser des punaises et des cafards: punaise*|cafard*
préparer un déménagement: demenag*; @aide carton*
décorer son logement: decor* maison|appart*|salon|chambre
faire du compost: compost*
trier les déchets: tri|trie|trier dechet*|poubelle*
jardiner: jardin|jardine*|jardins|jardinage|garden*; plant* fleur*
faire pousser des légumes: potager*; @fais|plant*|cultiv*|pouss* legume*|tomate*|courgette*|salade*|haricot*|menthe
semer et faire des boutures: semis|bouture*; sem* graine*|legume*
tenir une parcelle de jardin partagé: jardin* partage*|ouvrier*; parcelle
jardiner sur un balcon: balcon plant*|jardin*|legume*|fleur*
passer la tondeuse: pelouse*|gazon; tondeuse jardin*
tailler des arbustes et des rosiers: taill*|coup* haie*|arbuste*|rosier*
s’occuper de plantes d’intérieur: plante* interieur|maison|appart*
arroser les plantes d’un voisin: arros* @proche
garder un animal: gard*|occup*|nourri* chat|chats|chien*|animal|animaux|lapin*|hamster*; petsit*
promener un chien: promen*|sor*|walk* chien*|dog*
élever des poules: poule*
soigner des animaux de ferme: mouton*|chevre*|vache*|berger*|troupeau*
pêcher: pech*
"""
