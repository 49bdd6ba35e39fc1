"""The quarters and former towns of Québec that people still write in, the town of today out.

Names that the gazetteer has by itself are not looked for here. Our own list, from the towns
merged in 2000 to 2006 (Loi portant réforme de l'organisation territoriale municipale, L.Q. 2000,
c. 56) and the boroughs and quarters that those towns name.
"""

from functools import cache

from ecoevent.places.spelling import key

TOWNS = {
    "Montréal": (
        "Ahuntsic|Ahuntsic-Cartierville|Cartierville|Anjou|Côte-des-Neiges|CDN|Notre-Dame-de-Grâce"
        "|NDG|Côte-des-Neiges–Notre-Dame-de-Grâce|CDN-NDG|Hochelaga|Hochelaga-Maisonneuve|Maisonneuve"  # noqa: RUF001 (the dash of its official name)
        "|Mercier-Hochelaga-Maisonneuve|Mercier-Est|Mercier-Ouest|Lachine|LaSalle|Ville LaSalle"
        "|Plateau|Le Plateau|Plateau-Mont-Royal|Le Plateau-Mont-Royal|Le Sud-Ouest|Sud-Ouest"
        "|L'Île-Bizard|Île-Bizard|L'Île-Bizard-Sainte-Geneviève|Sainte-Geneviève|Montréal-Nord"
        "|Outremont|Pierrefonds|Pierrefonds-Roxboro|Roxboro|Rivière-des-Prairies|RDP"
        "|Rivière-des-Prairies-Pointe-aux-Trembles|Pointe-aux-Trembles|PAT|Rosemont"
        "|Rosemont-La Petite-Patrie|La Petite-Patrie|Petite-Patrie|Saint-Laurent"
        "|Ville Saint-Laurent"
        "|Saint-Léonard|Verdun|Ville-Marie|Villeray|Villeray-Saint-Michel-Parc-Extension|Saint-Michel"
        "|Parc-Extension|Parc-Ex|Park Extension|Griffintown|Saint-Henri|Pointe-Saint-Charles"
        "|Petite-Bourgogne|Little Burgundy|Côte-Saint-Paul|Ville-Émard|Île-des-Sœurs"
        "|L'Île-des-Sœurs"
        "|Nuns' Island|Mile End|Mile-Ex|Petite Italie|Little Italy|Vieux-Montréal|Old Montreal"
        "|Centre-Sud|Le Village|Quartier latin|Snowdon|Tétreaultville|Longue-Pointe"
        "|Bordeaux-Cartierville"
        "|Sault-au-Récollet|Vieux-Port de Montréal|Milton-Parc|Golden Square Mile|Saint-Sulpice"
    ),
    "Québec": (
        "Sainte-Foy|Sainte-Foy-Sillery|Sainte-Foy-Sillery-Cap-Rouge|Sillery|Cap-Rouge|Beauport"
        "|Charlesbourg|Haute-Saint-Charles|La Haute-Saint-Charles|Les Rivières|La Cité-Limoilou"
        "|Limoilou|Vieux-Limoilou|Maizerets|Vanier|Duberger|Duberger-Les Saules|Les Saules"
        "|Neufchâtel|Loretteville|Val-Bélair|Saint-Émile|Lac-Saint-Charles|Montcalm|Saint-Roch"
        "|Saint-Sauveur|Saint-Jean-Baptiste|Vieux-Québec|Old Quebec|Lebourgneuf|Giffard|Courville"
        "|Montmorency|Orsainville|Notre-Dame-des-Laurentides|Saint-Sacrement|Les Méandres|Champigny"
    ),
    "Gatineau": "Hull|Vieux-Hull|Aylmer|Buckingham|Masson|Masson-Angers|Angers|Touraine|Templeton",
    "Saguenay": (
        "Chicoutimi|Chicoutimi-Nord|Jonquière|La Baie|Arvida|Kénogami|Laterrière|Port-Alfred"
        "|Bagotville"
        "|Shipshaw|Lac-Kénogami|Canton-Tremblay"
    ),
    "Trois-Rivières": (
        "Cap-de-la-Madeleine|Trois-Rivières-Ouest|Pointe-du-Lac|Saint-Louis-de-France"
        "|Sainte-Marthe-du-Cap"
    ),
    "Sherbrooke": (
        "Fleurimont|Lennoxville|Rock Forest|Saint-Élie-d'Orford|Deauville|Bromptonville|Brompton"
        "|Mont-Bellevue|Jacques-Cartier|Ascot|Brompton-Rock Forest-Saint-Élie-Deauville|Les Nations"
    ),
    "Longueuil": (
        "Vieux-Longueuil|Saint-Hubert|Greenfield Park|LeMoyne|Ville LeMoyne|Laflèche|Fatima"
        "|Montréal-Sud"
    ),
    "Laval": (
        "Chomedey|Sainte-Rose|Vimont|Auteuil|Duvernay|Saint-Vincent-de-Paul|Laval-des-Rapides"
        "|Pont-Viau|Fabreville|Sainte-Dorothée|Laval-Ouest|Laval-sur-le-Lac|Îles-Laval|Val-des-Brises"
    ),
    "Lévis": (
        "Saint-Romuald|Saint-Nicolas|Charny|Saint-Jean-Chrysostome|Breakeyville|Pintendre"
        "|Sainte-Hélène-de-Breakeyville|Saint-Rédempteur|Lauzon|Saint-Étienne-de-Lauzon|Bernières"
        "|Desjardins|Chutes-de-la-Chaudière|Saint-Joseph-de-la-Pointe-de-Lévy"
    ),
    "Saint-Jean-sur-Richelieu": "Iberville|Saint-Luc|L'Acadie|Saint-Athanase",
    "Terrebonne": "Lachenaie|La Plaine",
    "Repentigny": "Le Gardeur",
    "Saint-Jérôme": "Bellefeuille|Lafontaine|Saint-Antoine",
    "Saint-Hyacinthe": "Douville|Sainte-Rosalie|La Providence",
    "Salaberry-de-Valleyfield": "Valleyfield|Saint-Timothée|Grande-Île",
    "Shawinigan": "Grand-Mère|Shawinigan-Sud|Saint-Georges-de-Champlain",
    "Drummondville": "Saint-Nicéphore|Saint-Charles-de-Drummond|Saint-Joachim-de-Courval",
    "Rimouski": "Le Bic|Bic|Pointe-au-Père|Sainte-Blandine|Rimouski-Est|Sainte-Odile",
    "Rouyn-Noranda": "Rouyn|Noranda|Évain|McWatters|Cadillac|Arntfield",
    "Thetford Mines": "Black Lake|Robertsonville",
    "Saint-Eustache": "Vieux-Saint-Eustache",
    "Sept-Îles": "Clarke City|Moisie|Gallix",
    "Baie-Comeau": "Hauterive",
    "Victoriaville": "Arthabaska|Sainte-Victoire-d'Arthabaska",
    "Granby": "Canton de Granby",
    "Mirabel": "Saint-Janvier|Saint-Canut|Sainte-Scholastique|Saint-Augustin-de-Mirabel",
    "Amos": "Amos-Est",
    "Gaspé": "Rivière-au-Renard|Cap-aux-Os",
}


@cache
def _towns_of_quarters() -> dict[str, str]:
    return {key(name): key(town) for town, names in TOWNS.items() for name in names.split("|")}


def town_of_quarter(wanted: str) -> str | None:
    """The key of the town in Québec that the quarter of that key is in."""
    return _towns_of_quarters().get(wanted)
