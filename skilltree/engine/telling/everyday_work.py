"""How people say in passing what they do at work, outside and near home, French first. As `everyday_home`."""

from __future__ import annotations

from typing import Final

SAYINGS: Final = """
réparer un vélo: @repare|entretien*|remont* @velo
réparer une crevaison de vélo: crevaison*|rustine*|chambre* @velo|air|repar*|chang*
régler les freins d’un vélo: frein* @velo
régler les vitesses d’un vélo: vitesses|derailleur* @velo|regl*
faire du vélo en ville: @fais|deplac*|roul* @velo
changer une roue de voiture: chang* roue*|pneu*
faire une vidange: vidange*
changer les plaquettes de frein: plaquette*; frein* @voiture
vérifier les niveaux d’une voiture: niveau* huile|@voiture
démarrer une voiture en panne de batterie: batterie* @voiture|panne
laver une voiture: @lave @voiture; lavage auto
entretenir un scooter: @repare|entretien* scooter*|moto*|mobylette*
conduire quelqu’un en voiture: condui*|emmen*|depos*|ramen*|transport*|drive @proche|@ancien|@enfant @voiture;
    taxi|vtc; covoitur*
organiser un covoiturage: covoitur*
conduire une camionnette: camionnette*|fourgon*|utilitaire*|van
conduire un camion: camion* condui*|chauffeu*|routier*|roul*; poids lourd*; routier
conduire un bus ou un car: condui*|chauffeu* bus|autobus
livrer à vélo: livr*|deliver*|coursier* @velo|uber|deliveroo|scooter; uber eats
remettre un colis contre signature: livr*|deliver* colis|paquet*|amazon; livreu*
organiser une tournée de livraison: tournee* livr*|colis
suivre un GPS et lire une carte: gps|waze
recevoir un colis pour un voisin: recoi*|recep*|recev*|gard*|pren*|recuper*|cherch* colis|paquet*
    @proche|etage|immeuble
peindre un mur: pein*|repein*|peintre*|paint*; rouleau*
préparer un mur avant de peindre: endui*|ponc*|rebouch*
poser du carrelage: carrel*|faience
poser des plaques de plâtre: placo*|plaquiste*|platr*
poser du parquet ou un sol souple: parquet*|lino|moquette*
isoler un mur ou un toit: isol* mur*|toit*|comble*|maison
monter un mur: macon*|parpaing*|brique*; mont* mur*
couler du béton: beton*|dalle*
poser des tuiles ou des ardoises: tuile*|ardoise*|couvreur*
démolir un mur ou une cloison: demol*|cass* mur*|cloison*; demol*
installer une prise électrique: electric*|prise*|interrupteur*|tableau electri*|pos*|install*|chang*; electricien*
installer des tuyaux d’eau: plomb*|tuyau*
poser un lavabo, une douche ou un WC: pos*|install*|chang* lavabo*|douche*|wc|toilettes|baignoire*|evier*
poser une fenêtre ou une porte: pos*|install* fenetre*|porte*|volet*
couper et assembler du bois: bois coup*|assembl*|fabriqu*|travaill*|meuble*|menuis*|palette*; menuis*; ebenist*;
    charpent*
souder à l’arc: soud*|weld*
porter une charge sans se faire mal: port*|charg*|manutent*|soulev*|carry carton*|sac|sacs|meuble*|charge*|lourd*;
    manutention*
évacuer les gravats et ranger le chantier: gravat*; @lave|rang* chantier*
tenir un stand sur le marché: marche|marches fai*|fait*|vend*|vendu*|stand|fruit*|legume*|travaill*|boss*;
    puces|brocante*|forain*
servir au rayon frais à la coupe: vend*|vendu*|serv* fruit*|legume*|viande|poisson*|fromage*; boucher*|poissonn*
vendre en boulangerie: vend*|vendeu*|serv* pain|boulanger*
tenir la caisse: caissi*; caisse tien*|ten*|tenu|encaiss*|travaill*|boss*|magasin; encaiss*; cashier
compter l’argent et rendre la monnaie: monnaie
remplir un rayon: rayon*|mise remp*|rayon|rayons; stocker shelves
conseiller un client sur un produit: conseil*|renseign* client*; vendeu*
vendre sur internet: vend*|vendu*|revend*|sell* vinted|leboncoin|coin|internet|ligne|insta*|facebook|snap*; vinted
emballer un cadeau: emball* cadeau*
répondre à un client mécontent: client* content|mecontent*|enerv*|rale*
servir les clients d’un restaurant: serveu*; serv* restau*|resto*|bar|cafe|brasserie|client*|table|tables|salle;
    waiter|waitress
prendre une commande à table: commande* table|tables|restau*|resto*|serveu*
préparer des boissons au bar: barman|barmaid|cocktail*; serv* bar
préparer le thé ou le café: cafe|cafes @fais|serv*
servir en self ou en cantine: cantine*|self
tenir un poste de cuisson au restaurant: cuisini* restau*|resto*; cuis*|travaill*|boss*|tenu|tiens
    grill|kebab*|snack|macdo|mcdo|fastfood; @fais|cuis* frite*|burger*|kebabs
faire une chambre d’hôtel: chambre* hotel*; femme chambre; hotel menage
accueillir à la réception d’un hôtel: reception* hotel*
nettoyer des bureaux: @lave|menage|menages bureau*|entreprise*|societe*|locaux|offices; agent
    entretien|nettoyage|proprete
nettoyer et désinfecter des sanitaires: @lave|desinfect* sanitaire*|toilettes|wc
entretenir les parties communes: @lave|sor*|entretien* escalier*|commun*|immeuble|hall|poubelle*; gardien* immeuble;
    concierge*
nettoyer les rues: balay* rue*; @lave rues|trottoir*
ramasser les poubelles avec un camion: eboueu*|ripeur*
préparer une commande: prepar* commande*|colis|panier*; preparateu*; picking
conduire un chariot élévateur: cariste*|fenwick|chariot* elevat*|condui*|clark; forklift
se servir d’un transpalette: transpalette*|tirepalette*
charger et décharger un camion: charg*|decharg*|load* camion*|fourgon*|container*|conteneur*|truck*
trier des colis: tri|trie|triais|trier|triai* colis|courrier*
faire un inventaire: inventaire*
ranger et retrouver un stock: stock*|magasinier*|reserve
monter et filmer une palette: palette* film*|mont*
assembler des pièces à la chaîne: chaine|usine*|assembl* piece*|travaill*|boss*|usine*|ligne|chaine
emballer des produits en usine: emball*|conditionn* usine*|produit*
faire tourner une machine d’usine: machine*|presse usine*|atelier; operateu* machine*
contrôler la qualité des pièces: control* qualite|piece*
faire une ronde de surveillance: vigile*|ronde*|gardien* nuit|parking|usine|chantier*; gard*
    chantier*|parking|entrepot*; agent securite; security guard
contrôler les entrées: control*|filtr* entree*|badge*|billet*; videur*; physio
surveiller des caméras: camera* surveill*|regard*
prévenir le vol en magasin: vol|vols|voleu* magasin*|surveill*
accueillir et orienter des visiteurs: accueil* gens|client*|visiteu*|public|mairie|usager*; hotesse|receptionn*;
    standard*
répondre au téléphone au travail: telephon*|appel* repon*|standard*|client*|centre; standardiste*; call center
saisir des informations à l’ordinateur: saisi* donnee*|ordi*|dossier*
classer des documents: class*|archiv* document*|dossier*|papiers
écrire une lettre ou un CV sur ordinateur: @fais|ecri*|tap* cv|lettre*; word
faire un tableau avec des calculs: excel|tableur*|tableau* calcul*|chiffre*
se servir d’un ordinateur: ordi|ordis|ordinateur*|informatique|computer*
se servir d’un téléphone: telephone*|portable*|smartphone*|whatsapp|phone*
    appren*|montr*|expli*|aid*|serv*|sers|@ancien|teach*
réparer un téléphone ou un ordinateur: @repare|chang*|demont*|install*
    telephone*|portable*|iphone*|ordi*|ecran*|smartphone*|pc|phone*
filmer et monter une vidéo au téléphone: film*|mont* video*|film|clip*|reel*|tiktok*|youtube; tiktok*|youtube*; video*
faire de belles photos: photo|photos|photograph*
mixer comme DJ: mix*|dj|deejay|platine*
installer le son pour une fête: sono|enceinte*; son fete*|concert*|mariage*
écrire un rap ou une chanson: rap|rappe*|slam|texte* chanson*|rap; rap|rappe*|slam*
chanter: chant*|choral*|sing
danser: danse|danses|dansais|danser|danseu*|dancing|zumba|hiphop|salsa; hip hop
jouer de la guitare: guitare*
jouer du piano: piano|synthe|clavier jou*
jouer des percussions: djembe|tambour*|batterie jou*|musique|groupe; percussion*|darbouka
dessiner: dessin*|manga*|draw*|graff*
entraîner une équipe de sport: entrain*|coach*
    equipe*|foot*|basket*|petits|jeunes|club|gamin*|sport|boxe|hand|judo|rugby; educateu* sportif; coach*
arbitrer un match: arbitr*|referee
faire du yoga: yoga
courir en groupe: cour*|jogging|footing|running groupe|jogging|footing|running|club
nager: nag*|natation|swim*
boxer: boxe|boxer|boxeu*
prendre la parole devant un groupe: parl*|parole|discours reunion*|public|monde|devant|micro
animer une réunion: anim*|organis*|men* reunion*
organiser une fête ou un événement: organis*|prepar*
    fete*|evenement*|mariage*|kermesse*|concert*|tournoi*|repas|voisins|sortie*; fete quartier|voisins
créer une association: cre*|mont*|fond*|lanc* asso|association*
monter un projet à plusieurs: mont*|lanc*|port* projet*
demander une subvention: subvention*
accueillir des bénévoles: benevole* accueil*|organis*|equipe|recrut*
aider à une distribution de nourriture: distrib* repas|nourriture|colis|alimentaire*|aliment*|soupe; maraude*; restos
    coeur; banque alimentaire; secours populaire
organiser une collecte de vêtements: collect*|recup* vetement*|habit*|jouet*|fringue*
tenir un stand ou une buvette: buvette*; stand fete*|kermesse*|brocante
organiser un achat groupé: achat* group*; command* groupe*|plusieurs
accueillir de nouveaux voisins: accueil* voisin*|nouveau*
garder les clés d’un voisin: cle|cles|clef* gard*|voisin*|@proche
veiller sur ses voisins quand il fait chaud: canicule|chaleur* voisin*|@ancien
apaiser une histoire de voisinage: voisin*|voisinage|immeuble calm*|apais*|disput*|embrouill*|separ*|mediat*|bagarr*
apaiser un désaccord: calm*|apais*|separ*|concili*|mediat*
    disput*|embrouill*|bagarr*|conflit*|jeunes|monde|gens|engueul*; mediat*
aider dans un café de réparation: repair cafe; cafe reparation
prêter et emprunter un outil: pret* outil*|perceuse*
tenir les comptes de son activité: tresor*|comptes asso*|tien*|tenu
apprendre le métier à quelqu’un: form* nouveau*|apprenti*|stagiaire*|collegue*; appren*|montr*
    metier|nouveaux|apprentis|boulot
mener une petite équipe: chef*|dirig*|manag*|encadr*|responsable* equipe*|chantier|rayon|salle|gens; chef equipe
parler arabe: darija
imprimer un objet en 3D: imprim* 3d
tirer un câble: tir*|pass* cable*|fibre
souder la fibre: soud* fibre
"""
