"""Irregular forms of the verbs that people say of themselves, French and English, folded.

Left out are forms that are commoner as another word ("lit", "prise", "suis", "cours").
"""

from __future__ import annotations

from typing import Final

_FRENCH: Final = """
conduire: conduis conduit conduite conduits conduites conduisons conduisent conduisais conduisait conducteur conductrice
peindre: peins peint peinte peints peintes peignons peignent peignais peignait peinture peintures
repeindre: repeins repeint repeinte repeints repeintes
teindre: teins teint teinte teints teintes teignais teinture teintures
tenir: tiens tient tenu tenue tenus tenues tenons tiennent tenais tenait tenue
entretenir: entretiens entretient entretenu entretenue entretenus entretenons entretenais entretenait entretien
maintenir: maintiens maintient maintenu maintenue maintenais
vendre: vends vend vendu vendue vendus vendues vendons vendent vendais vendait vente ventes vendeur vendeuse
coudre: couds coud cousu cousue cousus cousues cousons cousent cousais cousait couture coutures
ecrire: ecris ecrit ecrite ecrits ecrites ecrivons ecrivent ecrivais ecrivait ecriture
lire: lis lu lue lus lues lisons lisent lisais lisait lecture
servir: sers sert servi servie servis servies servons servent servais servait
mettre: mets met mis mise mises mettons mettent mettais mettait
prendre: prends prend pris prenons prennent prenais prenait
apprendre: apprends apprend appris apprise apprenons apprenais
comprendre: comprends comprend compris comprise comprenons
cuire: cuis cuit cuite cuits cuites cuisais cuisait cuisson cuissons
construire: construis construit construite construits construites construisais construction constructions
traduire: traduis traduit traduite traduits traduites traduisais traduction traductions
recevoir: recois recoit recu recue recus recues recevons recoivent recevais
accueillir: accueille accueilli accueillie accueillis accueillais accueil
cueillir: cueille cueilli cueillie cueillis cueillais cueillette
courir: couru courons courent courais
ouvrir: ouvre ouvert ouverte ouverts ouvertes ouvrais ouverture
suivre: suivi suivie suivis suivies suivons suivent suivais
repondre: reponds repond repondu repondons repondent repondais reponse
defendre: defends defend defendu defendue
rendre: rends rend rendu rendue rendus rendons rendais
tondre: tonds tond tondu tondue tondus tondons tondais tonte tondeuse
battre: bats battu battue battus
couvrir: couvre couvert couverte couverts couverture
decouvrir: decouvre decouvert decouverte
soigner: soin soins
gerer: gere gestion gestionnaire gestionnaires
faire: faisais faisait faisant
savoir: su savais
resoudre: resous resolu resolue resolution
nettoyer: nettoie nettoies nettoient
balayer: balaie balaies
essuyer: essuie essuies
employer: emploie
payer: paie paies
envoyer: envoie envoies envoi
essayer: essaie
appeler: appelle appelles appel
jeter: jette
lever: leve leves
elever: eleve elevage
peser: pese
semer: seme semis
emmener: emmene
promener: promene promenade promenades
preparer: preparation preparations
produire: produis produit produits production
reparer: reparation reparations reparateur reparatrice
"""

_ENGLISH: Final = """
drive: drove driven driver drivers
write: wrote written
sell: sold sale sales
teach: taught
make: made
build: built
keep: kept
draw: drew drawn
sing: sang sung
sew: sewn
swim: swam swum
run: ran
speak: spoke spoken
grow: grew grown
feed: fed
lay: laid
dig: dug
buy: bought
take: took taken
give: gave given
ride: rode ridden
lead: led
hold: held
bring: brought
tell: told
send: sent
lend: lent
find: found
choose: chose chosen
ride: rode ridden
weave: wove woven
shear: shorn
care: carer carers
"""

VERBS: Final[dict[str, str]] = {
    form: line.split(":")[0] for line in (_FRENCH + _ENGLISH).split("\n") if line for form in line.split(":")[1].split()
}
"""Form to infinitive."""
