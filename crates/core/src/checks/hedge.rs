//! "May" that became "did", "some" that became "all", "one of the largest" that became "the largest".
//!
//! It speaks only where the words around the place tie the point to its evidence, and where the
//! point says nothing that could be heard as caution.

use crate::finding::{Finding, Severity};

use super::aligned::{Pairing, Place};
use super::finding;
use super::markers::find;
use super::negators::negators;

/// The words of caution of a language; entries as `markers` reads them.
struct Cautions {
    lang: &'static str,
    /// What makes a statement a possibility, a plan or an allegation.
    doubt: &'static str,
    /// What else could be heard as caution.
    excuse: &'static str,
    /// What says "in part".
    part: &'static str,
    /// What says "in whole".
    whole: &'static str,
    /// What stands before a superlative and takes the first place away.
    among: &'static str,
}

const CAUTIONS: &[Cautions] = &[
    Cautions {
        lang: "en",
        doubt: "may/might/could/possibly/perhaps/maybe/probably/likely/allegedly/alleged/reportedly/apparently/unconfirmed/\
                rumoured/rumored/potentially/supposedly",
        excuse: "can/would/should/expect*/plan*/propos*/consider*/believ*/think*/thought/suspect*/accus*/claim*/suggest*/\
                 hope*/hoping/aim*/seek*/potential*/possib*/risk*/threat*/if/warn*/fear*/say*/said/according/report*/\
                 estimat*/seem*/appear*/whether/unclear/rumor*/rumour*/will/going/want*/ability/able/chance*/uncertain*/\
                 prosecut*/charge*/argue*/opportunit*/prospect*/predict*/forecast*/intend*/question*/discuss*/to/option*/set/ready/due/capable",
        part: "some/many/several/often/usually/sometimes/partly/partially/nearly/almost/mostly/few/occasionally",
        whole: "all/every/always/entirely/completely/everyone/everybody/fully/totally/invariably",
        among: "one of/among/some of",
    },
    Cautions {
        lang: "de",
        doubt: "könnte/könnten/möglicherweise/vielleicht/wahrscheinlich/vermutlich/angeblich/mutmaßlich*/eventuell/wohl/womöglich/vermeintlich*",
        excuse: "soll/sollen/sollte/sollten/kann/können/würde/würden/dürfte/dürften/plan*/erwart*/möglich*/wenn/falls/ob/laut/zufolge/\
                 verdacht*/verdächt*/wirft/will/wollen/hoff*/glaub*/befürcht*/droht/drohen/scheint/schein*/sagt*/erwäg*/vorwurf/vorwürfe/gilt/mag/mögen",
        part: "einige/manche/viele/mehrere/oft/meist/manchmal/teilweise/fast/beinahe/nahezu/häufig",
        whole: "alle/jede/jeder/jedes/immer/völlig/vollständig/sämtliche/stets",
        among: "eine der/einer der/eines der/einen der/einem der/zu den",
    },
    Cautions {
        lang: "fr",
        doubt: "pourrait/pourraient/peut-être/probablement/possiblement/prétendument/éventuellement/apparemment/vraisemblablement/serait/seraient/aurait/auraient",
        excuse: "peut/peuvent/pouvait/devrait/devraient/prévoi*/prévu*/envisag*/selon/accus*/soupçon*/si/espèr*/risqu*/menac*/possib*/\
                 affirm*/estim*/sembl*/craign*/présum*/supposé*/d'après/dit/dirait/propos*/souhait*/veut/crain*/potentiel*",
        part: "certains/certaines/plusieurs/souvent/parfois/partiellement/presque/quelques/beaucoup/généralement",
        whole: "tous/toutes/toujours/entièrement/complètement/chaque/totalement",
        among: "l un des/l une des/un des/une des/parmi les",
    },
    Cautions {
        lang: "es",
        doubt: "podría/podrían/quizá/quizás/posiblemente/probablemente/presuntamente/presunto/presunta/supuestamente/supuesto/supuesta/aparentemente/tal vez/habría/habrían",
        excuse: "puede/pueden/pudo/debería/deberían/prev*/plan*/según/acus*/sospech*/si/esper*/riesgo/amenaz*/posib*/afirm*/estim*/parec*/\
                 propon*/propuso/cree/dijo/dice/busca*/quiere/teme*/potencial*/sería/serían",
        part: "algunos/algunas/varios/varias/muchos/muchas/frecuentemente/parcialmente/casi/a veces/generalmente",
        whole: "todos/todas/siempre/completamente/totalmente/cada/enteramente",
        among: "uno de los/una de las/entre los/entre las",
    },
    Cautions {
        lang: "it",
        doubt: "potrebbe/potrebbero/forse/probabilmente/presumibilmente/presunto/presunta/presunti/apparentemente/magari/sarebbe/sarebbero/avrebbe/avrebbero",
        excuse: "può/possono/dovrebbe/dovrebbero/prev*/secondo/accus*/sospett*/se/sper*/rischi*/minacc*/possib*/afferm*/stim*/sembr*/propo*/\
                 crede/detto/vuole/tem*/potenzial*/pian*",
        part: "alcuni/alcune/diversi/diverse/molti/molte/spesso/parzialmente/quasi/talvolta",
        whole: "tutti/tutte/sempre/completamente/totalmente/ogni/interamente",
        among: "uno dei/una delle/uno degli/tra i/tra le/fra i",
    },
    Cautions {
        lang: "pt",
        doubt: "poderia/poderiam/poderá/poderão/talvez/possivelmente/provavelmente/supostamente/suposto/suposta/aparentemente/teria/teriam",
        excuse: "pode/podem/deveria/deve/devem/prev*/plan*/segundo/acus*/suspeit*/se/esper*/risco/ameaç*/possív*/afirm*/estim*/parec*/\
                 propo*/acredit*/disse/quer/tem*/potencia*/seria/seriam",
        part: "alguns/algumas/vários/várias/muitos/muitas/frequentemente/parcialmente/quase/às vezes",
        whole: "todos/todas/sempre/completamente/totalmente/cada/inteiramente",
        among: "um dos/uma das/entre os/entre as",
    },
    Cautions {
        lang: "nl",
        doubt: "mogelijk/misschien/waarschijnlijk/vermoedelijk/naar verluidt/wellicht/zou/zouden/kennelijk/vermeend*",
        excuse: "kan/kunnen/moet/volgens/plan*/verwacht*/als/of/verdacht*/beschuldig*/hoop*/dreig*/risico/lijkt/lijken/zei/zegt/denkt/wil/willen/vrees*/potenti*/mogelijk*",
        part: "sommige/enkele/veel/vaak/soms/gedeeltelijk/bijna/meestal/verschillende",
        whole: "alle/iedere/elke/altijd/volledig/helemaal/iedereen",
        among: "een van de/één van de/behoort tot",
    },
    Cautions {
        lang: "ru",
        doubt: "может/могут/мог/могла/могли/возможно/вероятно/предположительно/якобы/наверное/видимо/похоже",
        excuse: "бы/план*/ожида*/счита*/подозр*/обвин*/по словам/если/угро*/риск*/намер*/предлаг*/предполаг*/заяв*/сообщ*/надея*/хочет/хотят/опаса*/способ*/потенциал*/должн*/возможн*/дума*",
        part: "некоторые/многие/часто/иногда/частично/почти/несколько/обычно",
        whole: "все/всех/каждый/каждая/каждое/всегда/полностью/целиком",
        among: "один из/одна из/одно из/одним из/одной из/одного из",
    },
    Cautions {
        lang: "uk",
        doubt: "може/можуть/міг/могла/могли/можливо/ймовірно/імовірно/нібито/мабуть/начебто",
        excuse: "би/б/план*/очіку*/вважа*/підозр*/звинувач*/за словами/якщо/загроз*/ризик*/намір*/пропон*/заяв*/повідом*/сподіва*/хоче/хочуть/потенці*/можлив*/дума*/побою*",
        part: "деякі/багато/часто/іноді/частково/майже/кілька/зазвичай",
        whole: "всі/усі/кожен/кожна/кожне/завжди/повністю/цілком",
        among: "один з/одна з/одне з/одним з/однією з/один із/одна із/одним із",
    },
    Cautions {
        lang: "pl",
        doubt: "może/mogą/mógł/mogła/mogli/mogłyby/mógłby/mogłaby/możliwe/prawdopodobnie/rzekomo/podobno/być może/chyba/przypuszczalnie",
        excuse: "plan*/oczek*/podejrz*/oskarż*/według/jeśli/groz*/ryzyk*/zamierz*/propon*/twierdz*/powiedz*/nadziej*/chce/chcą/obaw*/potencj*/możliw*/uważa*/zdaniem/by",
        part: "niektóre/niektórzy/wiele/wielu/często/czasem/częściowo/prawie/niemal/kilka/zwykle",
        whole: "wszystkie/wszyscy/wszystkich/każdy/każda/każde/zawsze/całkowicie/w pełni",
        among: "jeden z/jedna z/jedno z/jednym z/jedną z/jednej z",
    },
    Cautions {
        lang: "tr",
        doubt: "belki/muhtemelen/olası/iddia edilen/sözde/galiba/*abilir/*ebilir/*abileceği/*ebileceği/olabilir",
        excuse: "plan*/bekle*/şüphe*/suçla*/göre/eğer/tehdit*/risk*/öner*/düşün*/söyle*/umu*/iste*/kork*/potansiyel*/ihtimal*/*bil*/iddia*",
        part: "bazı/birçok/çoğu/sık sık/bazen/kısmen/neredeyse/birkaç",
        whole: "tüm/bütün/her/daima/tamamen/herkes/hepsi",
        among: "en büyük biri",
    },
    Cautions {
        lang: "zh",
        doubt: "可能/也许/或许/大概/据称/涉嫌/疑似/恐怕/或将/也許/或許/據稱/涉嫌",
        excuse: "会/將/将/计划/預計/预计/認為/认为/相信/表示/称/說/说/如果/若/希望/有望/威胁/风险/建议/考虑/拟/似乎/或/能/據/据/怀疑/指控/估",
        part: "一些/许多/部分/经常/有时/几乎/多数/大多/許多/經常/有時/幾乎/多數",
        whole: "所有/全部/每/总是/完全/一切/總是/全體/全体",
        among: "之一",
    },
];

/// Below this share of common words two sentences do not say the same.
const LEAST: f64 = 0.4;

/// What a point and one sentence of its evidence say of it.
pub(super) fn in_pairing(pairing: &Pairing<'_>, primary: &str) -> Option<Finding> {
    let cautions = CAUTIONS.iter().find(|c| c.lang == primary)?;
    if pairing.share < LEAST {
        return None;
    }
    doubt(pairing, cautions).or_else(|| whole(pairing, cautions)).or_else(|| among(pairing, cautions))
}

/// What is a possibility in the source and a fact in the point.
fn doubt(pairing: &Pairing<'_>, cautions: &Cautions) -> Option<Finding> {
    let point_doubts = find(pairing.point, cautions.doubt);
    if !point_doubts.is_empty() {
        return None;
    }
    let excuses = find(pairing.point, cautions.excuse);
    let mirror = pairing.mirrored();
    find(pairing.source, cautions.doubt).into_iter().find_map(|marker| {
        // "May 5" is a month.
        let word = &pairing.source.words[marker.start];
        let written = &pairing.source.text[word.range.clone()];
        if word.lower == "may" && written.starts_with('M') {
            return None;
        }
        let Place { there, .. } = mirror.place(&marker)?;
        let around = there.start.saturating_sub(2)..there.end + 2;
        if excuses.iter().any(|e| e.start < around.end && around.start < e.end) {
            return None;
        }
        let shown = shown(&there, pairing.point.words.len());
        let mut found = finding(
            "hedge",
            Severity::Minor,
            "Where this comes from it is only possible; here it is a fact.",
        );
        found.source = pairing.source_span(marker);
        found.target = pairing.target_span(shown);
        Some(found)
    })
}

/// What is said of some in the source and of all in the point.
fn whole(pairing: &Pairing<'_>, cautions: &Cautions) -> Option<Finding> {
    let parts = find(pairing.source, cautions.part);
    if parts.is_empty() {
        return None;
    }
    let wholes = find(pairing.source, cautions.whole);
    // "Not all" is a part.
    let denials = negators(cautions.lang).map_or_else(Vec::new, |words| find(pairing.point, words.hard));
    let mirror = pairing.straight();
    find(pairing.point, cautions.whole).into_iter().find_map(|marker| {
        let Place { there, .. } = mirror.place(&marker)?;
        let within = |list: &[std::ops::Range<usize>]| {
            list.iter().find(|m| m.start < there.end + 1 && there.start < m.end + 1).cloned()
        };
        let part = within(&parts)?;
        let denied = denials.iter().any(|n| n.start < marker.start && marker.start <= n.end + 1);
        if within(&wholes).is_some() || denied {
            return None;
        }
        let mut found =
            finding("hedge", Severity::Minor, "Where this comes from it is said of a part; here of all.");
        found.source = pairing.source_span(part);
        found.target = pairing.target_span(marker);
        Some(found)
    })
}

/// One of the first in the source, the first in the point.
fn among(pairing: &Pairing<'_>, cautions: &Cautions) -> Option<Finding> {
    if !find(pairing.point, cautions.among).is_empty() {
        return None;
    }
    let mirror = pairing.mirrored();
    find(pairing.source, cautions.among).into_iter().find_map(|marker| {
        let place = mirror.place(&marker)?;
        // Only of what is compared with its kind: the first shared word behind.
        let behind = pairing.source.words.get(marker.end..)?.iter().take(2);
        let superlative = primary_superlative(cautions.lang, behind.map(|w| w.lower.as_str()));
        if !superlative {
            return None;
        }
        let shown = shown(&place.there, pairing.point.words.len());
        let mut found = finding(
            "hedge",
            Severity::Minor,
            "Where this comes from it is one of several; here it is the only one.",
        );
        found.source = pairing.source_span(marker);
        found.target = pairing.target_span(shown);
        Some(found)
    })
}

/// Whether one of these words is a superlative of the language.
fn primary_superlative<'w>(lang: &str, mut words: impl Iterator<Item = &'w str>) -> bool {
    words.any(|word| match lang {
        "en" => {
            word == "most" || word == "best" || word == "worst" || (word.len() > 5 && word.ends_with("est"))
        }
        "de" => word.len() > 6 && (word.ends_with("sten") || word.ends_with("ßten")),
        "nl" => word.len() > 5 && word.ends_with("ste"),
        "fr" => matches!(word, "plus" | "meilleurs" | "meilleures" | "pires" | "principaux" | "principales"),
        "es" | "pt" => matches!(
            word,
            "más"
                | "mais"
                | "mayores"
                | "maiores"
                | "mejores"
                | "melhores"
                | "peores"
                | "piores"
                | "principales"
                | "principais"
        ),
        "it" => matches!(word, "più" | "maggiori" | "migliori" | "peggiori" | "principali"),
        "ru" | "uk" => {
            word.starts_with("сам")
                || word.starts_with("най")
                || word.starts_with("крупнейш")
                || word.starts_with("круп")
        }
        "pl" => word.starts_with("naj"),
        _ => false,
    })
}

/// The words of a place, or where it is empty the two that hold it.
fn shown(place: &std::ops::Range<usize>, last: usize) -> std::ops::Range<usize> {
    if place.is_empty() {
        place.start.saturating_sub(1)..(place.end + 1).min(last)
    } else {
        place.start..place.end.min(last)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::of_point;

    #[test]
    fn what_was_only_possible_is_no_fact() {
        let check = |lang: &str, text: &str, source: &str, want: usize| {
            assert_eq!(of_point("hedge", lang, text, source).len(), want, "{text}");
        };
        let may = "The council may close the old bridge next year.";
        check("en", "The council will close the old bridge next year.", may, 0);
        check("en", "The council closed the old bridge next year.", may, 1);
        check("en", "The council could close the old bridge next year.", may, 0);
        check("en", "The council plans to close the old bridge next year.", may, 0);
        check(
            "en",
            "On May 5 the council closed the old bridge.",
            "On 5 May the council closed the old bridge.",
            0,
        );
        check(
            "de",
            "Der Mann hat am Montag das Auto gestohlen.",
            "Der Mann hat am Montag mutmaßlich das Auto gestohlen.",
            1,
        );
        check(
            "fr",
            "Le conseil ferme le vieux pont demain.",
            "Le conseil ferme peut-être le vieux pont demain.",
            0,
        );
        check("ru", "Совет закрыл старый мост в городе.", "Совет, вероятно, закрыл старый мост в городе.", 1);
        check(
            "en",
            "All members of the club voted for the plan.",
            "Some members of the club voted for the plan.",
            1,
        );
        check(
            "en",
            "Not all members of the club voted for the plan.",
            "Some members of the club voted for the plan.",
            0,
        );
        check(
            "en",
            "It is the largest port in the country.",
            "It is one of the largest ports in the country.",
            1,
        );
        check(
            "en",
            "It is among the largest ports in the country.",
            "It is one of the largest ports in the country.",
            0,
        );
        check("xx", "The council closed the old bridge.", "The council may close the old bridge.", 0);
    }
}
