//! Rose for fell: a word of the point that says the opposite of the word in its place.

use crate::finding::{Finding, Severity};

use super::aligned::{Mirror, Pairing, Side};
use super::markers::find;
use super::negators::negators;
use super::{TargetInput, finding, source_span, target_span};

/// The languages of the columns of [`OPPOSITES`].
const COLUMNS: &[&str] = &["en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "zh"];

/// Two opposites a row, a language a column; entries as `markers` reads them, the two parted by `|`.
/// An empty column says nothing in its language.
const OPPOSITES: &[[&str; 11]] = &[
    [
        "rise/rises/rose/risen/rising/increas*/grew/grow/grows/growth/growing/grown/climb*/soar*/surg*/jump*/gain/gains/gained/raise/raised/raises/raising/up/expand*/skyrocket*/doubl*|\
         fall/falls/fell/fallen/falling/decreas*/declin*/drop/drops/dropped/dropping/shrink*/shrank/shrunk/plung*/tumbl*/slump*/sank/sink*/lower/lowered/lowers/reduc*/down/dwindl*/plummet*/slid/slide*/halv*/contract/contracted/cut/cuts/cutting/slash*",
        "stieg/stiegen/steig*/gestiegen/zunahm/zunahme/zugenommen/zunimmt/wuchs/wuchsen/wächst/wachs*/gewachsen/erhöh*/anstieg*/kletter*/mehr|\
         fiel/fielen/fällt/fallen/gefallen/sank/sanken/sink*/gesunken/abnahm/abnahme/abgenommen/abnimmt/schrumpf*/senk*/rückgang*/verringer*/reduzier*/kürz*/weniger",
        "augment*/hausse/hausses/croît/croissance/croissant/progress*/grimp*/bond*/monté/montée/accru*|\
         baiss*/chut*/dimin*/recul*/réduc*/rédui*/recul/tomb*/plong*/décroît",
        "sub*/aument*/crec*/increment*/alza|baj*/cay*/caíd*/disminu*/descen*/redu*/recort*",
        "sal*/aument*/cresc*/increment*/rialz*|scend*/cal*/diminu*/riduz*/ridot*/ribass*/cad*",
        "subi*/sobe*/aument*/cresc*/alta/altas/elev*|ca*/baix*/diminu*/reduz*/redu*/queda/quedas/recu*",
        "steeg/stegen/stijg*/gestegen/groei*/toename/toegenomen/verhoog*|daal*/gedaald/dalen/afgenomen/afname/kromp/krimp*/verlaag*/verminder*/viel",
        "выро*/раст*/рост*/увелич*/повыс*/повыш*/подорож*|упа*/пада*/сни*/сокра*/умень*/пони*/подешев*",
        "зрос*/збільш*/підвищ*/подорожч*/рост*|впа*/пада*/знизи*/зниж*/скоро*/зменш*/подешев*",
        "wzros*/rosn*/rośn*/zwiększ*/podwyż*/podnió*|spad*/zmniejsz*/obniż*/zmala*/malej*/ogranicz*",
        "上升/增加/增长/增長/上涨/上漲/提高/攀升|下降/减少/減少/下跌/下滑/降低/跌",
    ],
    [
        "more/higher/larger/bigger/greater/above/exceed*/over/better|less/fewer/lower/smaller/below/under/worse",
        "höher*/größer*/besser*/über|niedriger*/kleiner*/schlechter*/unter",
        "plus/supérieur*/mieux/meilleur*|moins/inférieur*/pire",
        "más/mayor/mayores/superior*/mejor*|menos/menor/menores/inferior*/peor*",
        "più/maggior*/superior*/miglior*|meno/minor*/inferior*/peggior*",
        "mais/maior/maiores/superior*/melhor*|menos/menor/menores/inferior*/pior*",
        "meer/hoger*/groter*/beter*|minder/lager*/kleiner*/slechter*",
        "больше/более/выше/лучше/крупнее|меньше/менее/ниже/хуже/мельче",
        "більше/більш/вище/краще|менше/менш/нижче/гірше",
        "więcej/większ*/wyższ*/wyżej/lepiej/lepsz*|mniej/mniejsz*/niższ*/niżej/gorzej/gorsz*",
        "更多/高于/高於/超过/超過/更高|更少/低于/低於/不到/更低",
    ],
    [
        "before/prior/earlier|after/following/later",
        "vor/bevor/zuvor|nach/nachdem/danach",
        "avant|après",
        "antes|después/tras",
        "prima|dopo",
        "antes|depois/após",
        "voor/voordat|na/nadat",
        "до/перед|после",
        "до/перед|після",
        "przed|po",
        "之前|之后/之後",
    ],
    [
        "win/wins/won/winning/beat/beats/defeat/defeats/defeated/victor*|lose/loses/lost/losing/loss",
        "gewann*/gewinn*/gewonnen/sieg*/schlug|verlor*/verlier*/verlust*/unterlag*/niederlage*",
        "gagn*/vict*/remport*/batt*|perd*/défait*",
        "gan*/venc*/victori*|perd*/derrot*/pierd*",
        "vin*/batt*/vittori*|pers*/perd*/sconfitt*",
        "venc*/ganh*/vitóri*|perd*/derrot*",
        "won/wonnen/win*/gewonnen/overwinning*|verloor/verloren/verlies*/nederlaag",
        "выигр*/побе*|проигр*/пораж*/уступ*",
        "вигра*/перемо*/переміг*|програ*/пораз*",
        "wygra*/zwycię*|przegra*/poraż*",
        "赢/获胜/贏/獲勝/击败/擊敗|输/败给/輸/敗給/落败",
    ],
    [
        "approv*/accept*/agree/agrees/agreed/support*/back/backed/backs/endors*/welcom*/praise*|\
         reject*/refus*/declin*/oppos*/disagree*/disapprov*/den*/condemn*/criticis*/criticiz*/veto*",
        "genehmig*/billig*/stimm*/akzeptier*/unterstütz*/begrüß*/lobt*|ablehn*/lehn*/abgelehnt*/verweiger*/widersprach*/kritisier*/verurteil*",
        "approuv*/accept*/souten*/souti*/salu*|rejet*/refus*/oppos*/critiqu*/condamn*",
        "aprob*/aprueb*/acept*/apoy*|rechaz*/deneg*/opon*/opus*/critic*/conden*",
        "approv*/accett*/sosten*/appogg*|respin*/rifiut*/oppon*/oppos*/critic*/condann*",
        "aprov*/aceit*/apoi*|rejeit*/recus*/opõ*/opôs/critic*/conden*",
        "goedgekeur*/accepteer*/steun*/gesteund|afgewezen/weiger*/verwerp*/verworpen/bekritiseer*",
        "одобр*/принял*/поддерж*/согласи*|отверг*/отклон*/отказа*/осуди*/критик*",
        "схвал*/прийня*/підтрим*/погоди*|відхил*/відмов*/засуд*/критик*",
        "zatwierdz*/przyj*/poparł*/popiera*/zgodz*|odrzuc*/odmów*/sprzeciw*/potęp*/krytyk*",
        "批准/接受/支持/同意|拒绝/拒絕/反对/反對/否决/否決",
    ],
    [
        "buy*/bought/purchas*/acquir*|sell/sells/selling/sold",
        "kauf*/gekauft/erwarb*/erworben|verkauf*",
        "achet*/acqui*|vend*",
        "compr*/adquir*|vend*",
        "acquist*/compr*|vend*",
        "compr*/adquir*|vend*",
        "koop*/kocht*/gekocht|verkoop*/verkocht*",
        "купи*/покуп*/приобре*|прода*",
        "купи*/купу*/придба*|прода*",
        "kupi*/kupn*/nabył*|sprzeda*",
        "购买/收购/購買/收購|出售/卖/賣",
    ],
    [
        "open/opens/opened/opening/begin*/began/start/starts/started/starting/launch*|\
         close/closes/closed/closing/end/ends/ended/ending/shut/shuts/finish*/stop/stops/stopped",
        "öffne*/eröffn*/begann*/beginn*/start*|schließ*/schloss*/geschlossen/ende*/beende*",
        "ouvr*/ouvert*/commenc*/début*/lanc*|ferm*/termin*/fini*/cess*/arrêt*",
        "abr*/abiert*/comenz*/empez*/inici*|cerr*/cierr*/termin*/acab*/finaliz*",
        "apr*/apert*/inizi*/cominc*|chiu*/fini*/termin*/cess*",
        "abr*/abert*/começ*/inici*|fech*/termin*/acab*/encerr*",
        "open*/geopend/begin*/begon*/start*|sluit*/sloot/gesloten/eindig*/stop*",
        "откры*/нача*/начин*|закры*/законч*/заверш*/прекра*",
        "відкри*/поча*/почин*|закри*/закінч*/заверш*/припин*",
        "otw*/rozpoc*/zacz*|zamk*/zamyk*/zakońc*/skońc*",
        "开始/开放/開始/開放/启动|结束/关闭/結束/關閉/停止",
    ],
    [
        "first/earliest/newest/latest/top/best/most/strong*/high/highest/largest/biggest/major/substantial*/significant*/safe/easy/good/positive/success*/rich|\
         last/oldest/bottom/worst/least/weak*/low/lowest/smallest/minor/slight*/insignificant*/dangerous/unsafe/difficult/hard/bad/negative/fail*/poor",
        "stark*/beste*/höchste*/größte*/positiv*/erfolg*/leicht/sicher|schwach*/schlechteste*/niedrigste*/kleinste*/negativ*/scheiter*/schwer/unsicher",
        "meilleur*/fort/forte/positi*/réuss*/succès/facile|pire*/faible*/négati*/échou*/échec/difficile",
        "mejor*/fuerte*/positiv*/éxito*/fácil*|peor*/débil*/negativ*/fracas*/difícil*",
        "miglior*/forte/forti/positiv*/success*/facil*|peggior*/debol*/negativ*/fallim*/difficil*",
        "melhor*/forte/fortes/positiv*/sucesso*/fácil|pior*/frac*/negativ*/fracass*/difícil",
        "beste/sterk*/positie*/succes*/makkelijk*|slechtste/zwak*/negatie*/mislukt*/moeilijk*",
        "лучш*/сильн*/положительн*/успе*/легк*|худш*/слаб*/отрицательн*/провал*/трудн*/сложн*",
        "найкращ*/сильн*/позитивн*/успі*/легк*|найгірш*/слабк*/негативн*/провал*/важк*/складн*",
        "najlepsz*/silny/silna/silne/pozytywn*/sukces*/łatw*|najgorsz*/słab*/negatywn*/poraż*/trudn*",
        "最好/积极/成功/容易/強勁/强劲|最差/消极/失败/困难/疲软",
    ],
    [
        "male/man/men/father/son/brother/husband/boy/boys/king|female/woman/women/mother/daughter/sister/wife/girl/girls/queen",
        "mann/männer/vater/sohn/bruder/junge|frau/frauen/mutter/tochter/schwester/mädchen",
        "homme*/père/fils/frère/mari/garçon*|femme*/mère/fille*/sœur/soeur/épouse",
        "hombre*/padre/hijo/hermano/marido/niño*|mujer*/madre/hija/hermana/esposa/niña*",
        "uomo/uomini/padre/figlio/fratello/marito|donna/donne/madre/figlia/sorella/moglie",
        "homem/homens/pai/filho/irmão/marido/menino*|mulher*/mãe/filha/irmã/esposa/menina*",
        "man/mannen/vader/zoon/broer/jongen*|vrouw*/moeder/dochter/zus/meisje*",
        "мужчин*/отец/отца/сын/сына/брат/брата/муж/мужа/мальчик*|женщин*/мать/матери/дочь/дочери/сестр*/жена/жену/девочк*",
        "чоловік*/батьк*/син/сина/брат/брата/хлопч*|жінк*/мати/матері/дочк*/сестр*/дружин*/дівч*",
        "mężczyzn*/ojciec/ojca/syn/syna/brat/brata/mąż/męża|kobiet*/matk*/córk*/siostr*/żon*",
        "男/父亲/儿子/丈夫/兄|女/母亲/女儿/妻子/姐",
    ],
    [
        "north*|south*",
        "nord*|süd*",
        "nord|sud",
        "norte|sur",
        "nord|sud",
        "norte|sul",
        "noord*|zuid*",
        "север*|юг/юж*",
        "північ*|півден*",
        "północ*|południ*",
        "北|南",
    ],
    [
        "east*|west*",
        "ost/osten/östlich*|west*",
        "est|ouest",
        "este|oeste",
        "est|ovest",
        "leste|oeste",
        "oost*|west*",
        "восто*|запад*",
        "схід*/східн*|захід*/західн*",
        "wsch*|zach*",
        "东|西",
    ],
    [
        "always|never",
        "immer|nie/niemals",
        "toujours|jamais",
        "siempre|nunca",
        "sempre|mai",
        "sempre|nunca",
        "altijd|nooit",
        "всегда|никогда",
        "завжди|ніколи",
        "zawsze|nigdy",
        "总是/總是|从不/從不/从未/從未",
    ],
];

/// Below this share of common words two sentences do not say the same.
const LEAST: f64 = 0.4;

/// What a point and one sentence of its evidence say of it.
pub(super) fn in_pairing(pairing: &Pairing<'_>, primary: &str) -> Option<Finding> {
    let column = COLUMNS.iter().position(|c| *c == primary)?;
    if pairing.share < LEAST {
        return None;
    }
    let mirror = pairing.straight();
    OPPOSITES.iter().filter_map(|row| row[column].split_once('|')).find_map(|(one, two)| {
        let (target, source) =
            opposed(&mirror, one, two, primary).or_else(|| opposed(&mirror, two, one, primary))?;
        let mut found = finding("direction", Severity::Minor, "Where this comes from it says the opposite.");
        found.target = pairing.target_span(target);
        found.source = pairing.source_span(source);
        Some(found)
    })
}

type Words = std::ops::Range<usize>;

/// A word of `these` in the point where the source has one of `those`.
fn opposed(mirror: &Mirror<'_>, these: &str, those: &str, primary: &str) -> Option<(Words, Words)> {
    let own = find(mirror.one, these);
    let theirs = if own.is_empty() { Vec::new() } else { find(mirror.other, those) };
    // What the source says both ways cannot be laid at one word's door.
    if theirs.is_empty() || !find(mirror.one, those).is_empty() {
        return None;
    }
    let same = find(mirror.other, these);
    let denied = |side: &Side<'_>, at: &Words| {
        negators(primary).is_some_and(|words| {
            find(side, words.hard).iter().any(|n| n.start < at.end + 3 && at.start < n.end + 4)
        })
    };
    own.into_iter().find_map(|at| {
        if at.clone().any(|i| mirror.mate(i).is_some()) {
            return None;
        }
        let place = mirror.place(&at)?;
        let other = theirs.iter().find(|t| t.start >= place.there.start && t.end <= place.there.end)?;
        let both = same.iter().any(|s| s.start + 2 >= place.there.start && s.end <= place.there.end + 2);
        (!both && !denied(mirror.one, &at) && !denied(mirror.other, other)).then(|| (at, other.clone()))
    })
}

/// Across languages: one side only rises and the other only falls.
pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let column = |primary: &str| COLUMNS.iter().position(|c| *c == primary);
    let (Some(from), Some(to)) = (column(input.source_language.primary()), column(input.language.primary()))
    else {
        return Vec::new();
    };
    if from == to {
        return Vec::new();
    }
    let (source, target) = (Side::new(&input.source.text), Side::new(input.text));
    let denied = |side: &Side<'_>, primary: &str| {
        negators(primary).is_none_or(|words| !find(side, words.hard).is_empty())
    };
    if denied(&source, input.source_language.primary()) || denied(&target, input.language.primary()) {
        return Vec::new();
    }
    ACROSS
        .iter()
        .filter_map(|row| {
            let row = OPPOSITES.get(*row)?;
            let ((a, b), (x, y)) = (row[from].split_once('|')?, row[to].split_once('|')?);
            let [up, down] = [find(&source, a), find(&source, b)];
            let [high, low] = [find(&target, x), find(&target, y)];
            let ((Some(was), None, None, Some(is)) | (None, Some(was), Some(is), None)) =
                (up.first(), down.first(), high.first(), low.first())
            else {
                return None;
            };
            let mut found = finding("direction", Severity::Minor, "The source seems to say the opposite.");
            found.source = source.bytes(was.clone()).and_then(|b| source_span(input.source, b.start, b.end));
            found.target = target.bytes(is.clone()).and_then(|b| target_span(input.text, b.start, b.end));
            Some(found)
        })
        .take(1)
        .collect()
}

/// The rows whose words mean the same in all languages wherever they stand.
const ACROSS: &[usize] = &[0, 5, 8, 9];

#[cfg(test)]
mod tests {
    use super::super::tests::{of_point, of_target};
    use super::*;

    #[test]
    fn every_row_has_two_sides_or_none() {
        for column in OPPOSITES.iter().flatten() {
            assert!(column.is_empty() || column.split('|').count() == 2, "{column}");
            assert!(!column.contains("//") && !column.contains("|/") && !column.contains("/|"), "{column}");
        }
    }

    #[test]
    fn rose_is_not_fell() {
        let check = |lang: &str, text: &str, source: &str, want: usize| {
            assert_eq!(of_point("direction", lang, text, source).len(), want, "{text}");
        };
        let rose = "Exports of the country rose by four percent in May.";
        check("en", "Exports of the country fell by four percent in May.", rose, 1);
        check("en", "Exports of the country grew by four percent in May.", rose, 0);
        check("en", "Exports of the country did not fall by four percent in May.", rose, 0);
        check(
            "de",
            "Die Exporte sanken im Mai um vier Prozent.",
            "Die Exporte stiegen im Mai um vier Prozent.",
            1,
        );
        check("es", "Las exportaciones bajaron en mayo.", "Las exportaciones subieron en mayo.", 1);
        check(
            "ru",
            "Экспорт страны в мае упал на четыре процента.",
            "Экспорт страны в мае вырос на четыре процента.",
            1,
        );
        check("en", "The fall in prices raised hopes.", "The fall in prices raised hopes.", 0);
    }

    #[test]
    fn a_translation_does_not_turn_round() {
        let check = |text: &str, want: usize| {
            assert_eq!(
                of_target("direction", "en", "Exports rose in May.", "de", text).len(),
                want,
                "{text}"
            );
        };
        check("Die Exporte stiegen im Mai.", 0);
        check("Die Exporte sanken im Mai.", 1);
        check("Die Ausfuhren legten im Mai zu.", 0);
    }
}
