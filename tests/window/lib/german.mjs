/** The sample in German, as a service would bring it: for pictures. Written for this. */
import { createServer } from 'node:http';

const GERMAN = new Map([
  ['Russia Ukraine Set for Second Round of Talks Amid Escalating Conflict', 'Russland und die Ukraine vor zweiter Gesprächsrunde, während der Konflikt eskaliert'],
  ['As Russia and Ukraine prepare', 'Während sich Russland und die Ukraine auf eine zweite Runde der Friedensgespräche am Montag in Istanbul vorbereiten, nehmen die Spannungen weiter zu und werfen einen Schatten auf die Verhandlungen.'],
  ['High-Stakes Negotiations', 'Verhandlungen mit hohem Einsatz'],
  ['The talks are scheduled', 'Die Gespräche sollen nach Angaben des türkischen Außenministeriums um 13 Uhr Ortszeit im Ciragan-Palast beginnen.'],
  ['Ukrainian President Volodymyr', 'Der ukrainische Präsident Wolodymyr Selenskyj hat seine Delegation erneuert und auf 40 Mitglieder erweitert, darunter Fachleute aus dem Militär, für Menschenrechte und aus der Justiz.'],
  ['Defense Minister Rustem', 'Verteidigungsminister Rüstem Umjerow wird das Team leiten.'],
  ['“A future summit', '„Ein künftiges Treffen der Staatschefs ist unerlässlich“, sagte Selenskyj und betonte, wie nötig der direkte Dialog sei, um die wichtigsten Fragen zu lösen.'],
  ['On the Russian side', 'Auf russischer Seite bleibt die Delegation unverändert; geleitet wird sie von Präsidentenberater Wladimir Medinski.'],
  ['Russia brings a draft', 'Russland bringt den Entwurf eines Memorandums und weitere Vorschläge für eine Waffenruhe mit.'],
  ['Kremlin Press Secretary', 'Kremlsprecher Dmitri Peskow äußerte die Hoffnung, dass in dieser Runde über den Entwurf des Friedensabkommens gesprochen werden kann, auch über die Sicherheit der Schifffahrt im Schwarzen Meer.'],
  ['Escalating Tensions', 'Wachsende Spannungen vor den Gesprächen'],
  ['Despite the planned', 'Trotz der geplanten Verhandlungen melden beide Länder verstärkte militärische Aktionen.'],
  ['Ukraine claims', 'Die Ukraine will einen bedeutenden Schlag gegen strategische Bomber tief auf russischem Gebiet geführt haben.'],
  ['The Security Service', 'Der Sicherheitsdienst der Ukraine gab einen Sondereinsatz gegen Luftwaffenstützpunkte bekannt, bei dem mehrere Langstreckenbomber mit Drohnen getroffen worden seien.'],
  ['Zelenskyy hailed', 'Selenskyj lobte den Einsatz als „absolut brillantes Ergebnis“ und verwies auf die 117 eingesetzten Drohnen.'],
  ['However, Russian sources', 'Russische Quellen bestritten jedoch das Ausmaß der Schäden und warfen der Ukraine Übertreibung vor.'],
  ['Meanwhile, two bridges', 'Unterdessen stürzten zwei Brücken in den russischen Regionen Brjansk und Kursk ein; es gab Opfer und Behinderungen.'],
  ['The Russian Investigative', 'Das russische Ermittlungskomitee stufte die Vorfälle als „Terrorakte“ ein.'],
  ['A Ukrainian official', 'Ein ukrainischer Beamter deutete an, Russland selbst könnte dahinterstecken, um vor den Friedensgesprächen die internationale Meinung zu beeinflussen.'],
  ['In response, Russian forces', 'Als Antwort griffen russische Truppen nach Angaben des Pressedienstes der ukrainischen Armee ein Ausbildungszentrum mit Raketen an, mit erheblichen Verlusten.'],
  ['Deep Divisions Remain', 'Tiefe Gräben bleiben'],
  ['Experts caution', 'Fachleute mahnen, die Gespräche seien zwar ein guter Schritt, die tiefen Gräben aber blieben.'],
  ['Professor Wang Shuo', 'Professor Wang Shuo von der Pekinger Fremdsprachenuniversität beobachtet, dass Russland eine Waffenruhe an weitere Forderungen knüpfen will, etwa den Verzicht auf eine Erweiterung der NATO und das Ende der Sanktionen.'],
  ['Ukraine favors', 'Die Ukraine will zuerst eine sofortige Waffenruhe, um ihre Truppen zu entlasten, und dann über weitere Fragen sprechen.'],
  ['“The fundamental lack', '„Der grundlegende Mangel an Vertrauen zwischen Moskau und Kiew wird die Verhandlungen schwierig und langwierig machen“, sagte Wang.'],
  ['As the world watches', 'Während die Welt zusieht, könnte der Ausgang dieser Gespräche erhebliche Folgen für die Stabilität der Region und die internationalen Beziehungen haben.'],
]);

function translated(text) {
  for (const [begin, german] of GERMAN) if (text.startsWith(begin)) return german;
  throw new Error(`no German for “${text}”`);
}

/** A translation service on this computer that knows the sample, by LibreTranslate's interface. */
export async function withGerman(use) {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes) => (body += bytes));
    request.on('end', () => {
      const { q } = JSON.parse(body);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ translatedText: Array.isArray(q) ? q.map(translated) : translated(q) }));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.close();
  }
}
