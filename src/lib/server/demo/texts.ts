import type { Chance } from './random.ts';

/** Sentences by sub-kind, written for the demo. No names, plates or numbers, because real reports should have none either. */
const SENTENCES: Record<string, readonly string[]> = {
  bulky_waste: [
    'Da steht ein altes Sofa auf dem Gehweg.',
    'Eine Matratze lehnt an der Hauswand.',
    'Jemand hat einen Schrank in Einzelteilen abgestellt.',
    'Zwei Sessel und ein Teppich liegen am Straßenrand.',
    'Der Sperrmüll wird jeden Tag mehr.',
    'Ein Kühlschrank steht neben den Mülltonnen.',
    'Mit dem Kinderwagen kommt man nicht mehr vorbei.'
  ],
  dumped_waste: [
    'Hier liegen mehrere volle Müllsäcke.',
    'Jemand hat Bauschutt ins Gebüsch gekippt.',
    'Kartons und Tüten sind über die Wiese verteilt.',
    'Im Graben liegen Reifen und Eimer.',
    'Die Säcke sind aufgerissen, alles fliegt herum.'
  ],
  litter: [
    'Überall liegen Verpackungen und Becher.',
    'Rund um die Bank ist alles voller Kippen.',
    'Nach dem Wochenende liegt hier viel Müll.',
    'Glasflaschen und Pizzakartons liegen auf dem Weg.',
    'Der Wind treibt den Müll bis auf den Spielplatz.'
  ],
  overflowing_bin: ['Der Papierkorb quillt über.', 'Der Mülleimer ist seit Tagen nicht geleert.', 'Neben dem vollen Papierkorb liegen schon Tüten.'],
  container_site: [
    'Am Glascontainer stapeln sich Kartons.',
    'Der Altkleidercontainer ist voll, die Säcke stehen daneben.',
    'Rund um die Container liegen Scherben.',
    'Der Containerplatz sieht seit Wochen so aus.'
  ],
  hazardous_waste: [
    'Hier stehen Farbeimer und ein Kanister.',
    'Auf dem Weg liegen Spritzen.',
    'Jemand hat alte Autobatterien abgestellt.',
    'Es riecht nach Öl, der Boden ist schmierig.'
  ],
  dog_waste: ['Der Grünstreifen ist voller Hundekot.', 'Auf dem Schulweg liegt ständig Hundekot.', 'Hier fehlt ein Spender für Beutel.'],
  tag: [
    'Die Hauswand ist frisch besprüht.',
    'Der Stromkasten ist voller Schriftzüge.',
    'In der Unterführung ist eine ganze Wand besprüht.',
    'Die Schrift ist nach der Reinigung wieder da.'
  ],
  sticker: ['Das Straßenschild ist zugeklebt.', 'Die Ampel ist rundum mit Aufklebern beklebt.', 'Man kann den Fahrplan vor Aufklebern nicht lesen.'],
  poster: ['Am Pfeiler hängen alte Plakate in Fetzen.', 'Die Plakate liegen schon auf dem Gehweg.'],
  hate_graffiti: [
    'An der Wand stehen beleidigende Parolen.',
    'Hier ist ein verbotenes Zeichen aufgesprüht.',
    'Die Schmiererei richtet sich gegen Menschen. Bitte schnell entfernen.'
  ],
  damaged_bench: ['An der Bank fehlt eine Latte.', 'Die Sitzbank ist verkohlt.', 'Die Bank wackelt und steht schief.'],
  damaged_playground: [
    'Die Schaukel hängt nur noch an einer Kette.',
    'Am Klettergerüst ist ein Brett gebrochen.',
    'Im Sandkasten liegen Scherben.',
    'Die Rutsche hat einen Riss.'
  ],
  damaged_stop: ['Die Scheibe am Wartehäuschen ist zersplittert.', 'Der Sitz an der Haltestelle ist abgerissen.', 'Die Anzeige an der Haltestelle ist dunkel.'],
  damaged_sign: ['Das Schild ist umgeknickt.', 'Das Straßenschild zeigt in die falsche Richtung.', 'Das Schild liegt auf dem Gehweg.'],
  damaged_pavement: [
    'Mehrere Gehwegplatten stehen hoch.',
    'Im Radweg ist ein tiefes Loch.',
    'Der Bordstein ist gebrochen.',
    'Mit dem Rollator bleibt man hier hängen.'
  ],
  damaged_railing: ['Das Geländer an der Treppe ist lose.', 'Am Zaun fehlt ein Stück.', 'Der Poller ist umgefahren.'],
  damaged_bin: ['Der Papierkorb ist aus der Halterung gerissen.', 'Der Mülleimer ist ausgebrannt.'],
  damaged_tree: ['Ein dicker Ast hängt über dem Weg.', 'Der junge Baum ist umgeknickt.'],
  lamp_out: ['Die Laterne ist seit Tagen dunkel.', 'Die Lampe vor dem Haus geht abends nicht an.', 'Am Weg ist eine Laterne ausgefallen.'],
  lamps_row_out: ['Die ganze Straße ist dunkel.', 'Vier Laternen hintereinander sind aus.', 'Vom Bahnhof bis zur Kreuzung brennt kein Licht.'],
  lamp_flickers: ['Die Laterne flackert die ganze Nacht.', 'Das Licht geht ständig an und aus.'],
  lamp_by_day: ['Die Laterne brennt auch am Tag.'],
  lamp_damaged: ['Der Mast steht schief.', 'Am Mast hängt die Klappe offen.', 'Das Glas der Lampe ist zerschlagen.'],
  dark_place: ['Der Weg ist abends sehr dunkel.', 'Zwischen den Häusern sieht man nichts.'],
  hidden_place: ['Die Hecke ist so hoch, dass man den Weg nicht einsieht.', 'Hinter der Mauer ist eine uneinsehbare Ecke.'],
  unsafe_underpass: ['In der Unterführung fühle ich mich nicht sicher.', 'Die Unterführung ist dunkel und riecht.'],
  unsafe_stop: ['An der Haltestelle bin ich abends ungern allein.', 'Nachts ist die Haltestelle ganz verlassen.'],
  frightening_place: ['Hier gehe ich abends nicht mehr allein entlang.', 'Der Platz wirkt verlassen, man trifft niemanden.'],
  noise: ['Fast jeden Abend ist es hier sehr laut.', 'Auf dem Parkplatz laufen nachts die Motoren.'],
  party_noise: ['Am Wochenende wird bis in die Nacht laut gefeiert.', 'Laute Musik aus Boxen bis nach Mitternacht.'],
  blocked_escape_route: ['Vor dem Notausgang der Halle stehen Paletten.', 'Der Rettungsweg im Hof ist zugestellt.'],
  drinking: ['Auf dem Platz wird oft viel getrunken, danach liegen Flaschen herum.'],
  urinating: ['An der Mauer riecht es stark nach Urin.', 'Der Hauseingang wird als Toilette benutzt.'],
  open_fire: ['Im Park wird auf der Wiese gegrillt, wo es verboten ist.', 'Es wurde ein Feuer auf dem Spielplatz gemacht.'],
  loose_dogs: ['Auf der Wiese laufen Hunde ohne Leine.'],
  blocked_way: ['Der Gehweg ist mit Rollern zugestellt.', 'Der Rettungsweg ist mit Paletten versperrt.'],
  car_without_plates: [
    'Das Auto steht hier seit Wochen ohne Kennzeichen.',
    'Ein Wagen ohne Schilder blockiert einen Parkplatz.',
    'Unter dem Auto wächst schon Gras.'
  ],
  wreck: ['Das Auto hat keine Scheiben mehr.', 'Der Wagen ist ausgebrannt.', 'Aus dem Wrack läuft Flüssigkeit.'],
  abandoned_bike: ['Am Geländer hängt ein Fahrrad ohne Räder.', 'Das Rad steht seit Monaten hier.'],
  abandoned_trailer: ['Ein Anhänger steht seit Wochen am Straßenrand.'],
  abandoned_motorbike: ['Ein Roller ohne Kennzeichen liegt im Gebüsch.'],
  green_overgrown: ['Die Hecke wächst weit in den Gehweg.', 'Das Verkehrsschild ist zugewachsen.'],
  drain: ['Der Gully ist verstopft, das Wasser steht auf der Straße.', 'Nach jedem Regen bildet sich hier ein See.'],
  rats: ['Hier laufen am helllichten Tag Ratten.', 'Am Müllplatz sind viele Rattenlöcher.'],
  winter: ['Der Weg zum Bahnhof ist spiegelglatt.', 'Auf der Treppe ist nicht gestreut.'],
  something_else: ['Ein Einkaufswagen steht seit Wochen im Park.', 'Der Brunnen läuft über.', 'An der Wand hängt ein loses Kabel.']
};

const ENDINGS = [
  '',
  '',
  '',
  ' Bitte schauen Sie sich das an.',
  ' Vielen Dank für Ihre Arbeit.',
  ' Das war vor einer Woche noch nicht da.',
  ' Es ist gleich neben dem Eingang.',
  ' Kinder spielen hier.',
  ' Es wird immer mehr.',
  ' Danke.'
];

const ANSWERS = {
  fixed: [
    'Das ist erledigt. Danke für den Hinweis.',
    'Wir waren vor Ort und haben es beseitigt. Vielen Dank.',
    'Der Platz ist wieder sauber. Danke, dass Sie sich gemeldet haben.',
    ''
  ],
  not_found: [
    'Wir waren vor Ort und haben nichts mehr gefunden.',
    'Bei der Kontrolle war nichts mehr zu sehen. Melden Sie sich gern, wenn es wieder auftritt.'
  ],
  not_responsible: [
    'Das ist ein privates Grundstück. Wir haben den Eigentümer informiert.',
    'Dafür ist jemand anderes zuständig. Wir haben Ihre Meldung weitergereicht.'
  ],
  not_feasible: [
    'Das lässt sich dort zurzeit nicht ändern. Wir haben es für die nächste Planung vermerkt.',
    'Eine Reparatur ist nicht möglich. Das Teil wird im nächsten Jahr ersetzt.'
  ],
  no_answer: ['Wir haben mehrmals nachgefragt und keine Antwort bekommen. Deshalb ist das Ergebnis unbekannt.'],
  rejected: ['']
} as const;

const NOTES = [
  'Vor Ort gewesen, Foto folgt.',
  'Mit dem USB telefoniert, Abholung ist eingeplant.',
  'Kommt öfter vor, bitte bei der nächsten Tour mit ansehen.',
  'Eigentümer angeschrieben.',
  'Zweite Kontrolle nächste Woche.'
];

export function descriptionOf(subKind: string, chance: Chance): string {
  const sentences = SENTENCES[subKind] ?? SENTENCES['something_else'] ?? [];
  return chance.pick(sentences) + chance.pick(ENDINGS);
}

export function answerTo(outcome: keyof typeof ANSWERS, chance: Chance): string | null {
  return chance.pick(ANSWERS[outcome]) || null;
}

export function noteOf(chance: Chance): string {
  return chance.pick(NOTES);
}

/** Sub-kinds this file has words for; a test holds it against the city's categories. */
export const SUB_KINDS_WITH_TEXT: readonly string[] = Object.keys(SENTENCES);
