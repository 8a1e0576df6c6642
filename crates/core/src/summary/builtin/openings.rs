//! Openings that lean on the sentence before: "But …", "He said …", "Meanwhile …".
//!
//! Quoted out of its place, such a sentence leaves the reader asking who, or but what.

/// How much a sentence leans on the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Leaning {
    /// It stands alone.
    None,
    /// It opens with a connective: it reads well, if a little abruptly.
    Connective,
    /// Its subject is a pronoun whose noun is in an earlier sentence.
    Pronoun,
}

/// Connectives and pronouns by primary language subtag, lower case, parted by `/`. An entry ends at a
/// word boundary, except in scripts without spaces.
const OPENINGS: &[(&str, &str, &str)] = &[
    (
        "en",
        "but/and/or/so/yet/however/meanwhile/moreover/furthermore/therefore/thus/also/then/still/\
         instead/nevertheless/nonetheless/otherwise/besides/hence/consequently/in response/\
         in addition/as a result/for example/for instance/on the other hand/in contrast/by contrast/\
         because of this/after that/since then/similarly/likewise/finally/afterwards/again/\
         despite this/of course/in fact",
        "he/she/they/it/his/her/their/its/him/them/this/that/these/those/such/both/neither/\
         the former/the latter/one of them/it's/he's/she's/they're",
    ),
    (
        "de",
        "aber/und/oder/doch/jedoch/denn/allerdings/dennoch/trotzdem/außerdem/zudem/deshalb/daher/\
         darum/deswegen/unterdessen/inzwischen/dann/also/auch/dagegen/hingegen/so/ferner/schließlich/\
         stattdessen/zum beispiel/dabei/dadurch/damit/danach/dazu/darauf/daraufhin",
        "er/sie/es/ihr/ihre/ihren/ihrem/sein/seine/seinen/seinem/ihm/ihnen/dies/diese/dieser/dieses/\
         diesen/diesem/das/beide/jener/jene/solche",
    ),
    (
        "fr",
        "mais/et/ou/or/donc/car/cependant/toutefois/pourtant/néanmoins/ainsi/en outre/de plus/\
         par ailleurs/en effet/puis/ensuite/enfin/par exemple/alors/en revanche/au contraire/\
         pour autant/du coup/aussi/d'ailleurs/d’ailleurs",
        "il/elle/ils/elles/ce/cet/cette/ces/cela/ceci/c'est/c’est/ça/son/sa/ses/leur/leurs/celui-ci/\
         celle-ci/ceux-ci/lui/qu'il/tous deux/ce dernier/cette dernière/on",
    ),
    (
        "es",
        "pero/y/e/o/sin embargo/no obstante/además/asimismo/por tanto/por lo tanto/así/así que/\
         entonces/mientras tanto/por otra parte/en cambio/por ejemplo/también/luego/después/por eso/\
         finalmente/de hecho/aun así/es decir",
        "él/ella/ellos/ellas/esto/eso/este/esta/estos/estas/ese/esa/esos/esas/su/sus/ambos/ambas/\
         dicho/dicha/aquello/lo cual",
    ),
    (
        "it",
        "ma/e/ed/o/però/tuttavia/inoltre/quindi/dunque/infatti/intanto/poi/anche/invece/perciò/così/\
         infine/ad esempio/per esempio/eppure/nel frattempo",
        "lui/lei/loro/egli/ella/essi/esse/questo/questa/questi/queste/ciò/suo/sua/suoi/sue/entrambi/\
         quello/quella",
    ),
    (
        "pt",
        "mas/e/ou/porém/contudo/no entanto/entretanto/além disso/portanto/assim/então/também/\
         por isso/enquanto isso/por exemplo/todavia/aliás/depois/já",
        "ele/ela/eles/elas/isto/isso/este/esta/estes/estas/esse/essa/esses/essas/seu/sua/seus/suas/\
         ambos/ambas/aquilo",
    ),
    (
        "nl",
        "maar/en/of/want/dus/echter/toch/bovendien/daarom/ook/toen/daarnaast/intussen/ondertussen/\
         vervolgens/bijvoorbeeld/daarentegen/verder/zo",
        "hij/zij/ze/het/dit/dat/deze/die/zijn/haar/hun/beide/hem",
    ),
    (
        "sv",
        "men/och/eller/dock/dessutom/därför/också/sedan/samtidigt/så/däremot",
        "han/hon/de/det/den/detta/denna/dessa/hans/hennes/deras/båda",
    ),
    (
        "da",
        "men/og/eller/dog/desuden/derfor/også/så/samtidig/derimod/imens",
        "han/hun/de/det/den/dette/denne/disse/hans/hendes/deres/begge",
    ),
    (
        "nb",
        "men/og/eller/likevel/dessuten/derfor/også/så/samtidig/derimot",
        "han/hun/de/det/den/dette/denne/disse/hans/hennes/deres/begge",
    ),
    (
        "is",
        "en/og/eða/þó/þess vegna/auk þess/einnig/síðan/svo/hins vegar",
        "hann/hún/það/þeir/þær/þau/þetta/þessi/þessir/hans/hennar/þeirra",
    ),
    (
        "fi",
        "mutta/ja/tai/kuitenkin/lisäksi/siksi/myös/sitten/samalla/silti",
        "hän/he/se/ne/tämä/nämä/hänen/heidän/sen/niiden",
    ),
    (
        "pl",
        "ale/i/a/lecz/jednak/jednakże/ponadto/dlatego/więc/zatem/też/także/potem/tymczasem/natomiast/\
         poza tym/na przykład/bo",
        "on/ona/ono/oni/one/to/ten/ta/te/ci/jego/jej/ich/taki/tego",
    ),
    (
        "cs",
        "ale/a/avšak/však/navíc/proto/tedy/také/potom/pak/mezitím/naopak/například/nicméně/přesto/\
         takže",
        "on/ona/ono/oni/to/ten/ta/ti/tato/tento/toto/jeho/její/jejich/tyto",
    ),
    (
        "sk",
        "ale/a/však/avšak/navyše/preto/teda/tiež/potom/medzitým/naopak/napriek tomu",
        "on/ona/ono/oni/to/ten/tá/táto/tento/toto/jeho/jej/ich/tieto",
    ),
    (
        "ru",
        "но/и/а/или/однако/тем не менее/кроме того/поэтому/также/затем/потом/между тем/при этом/\
         тем временем/впрочем/так/например/в ответ/зато/ведь/таким образом/наконец",
        "он/она/оно/они/это/этот/эта/эти/его/её/ее/их/ему/ей/им/тот/та/те/такой/такая/такие/оба",
    ),
    (
        "uk",
        "але/і/й/та/а/або/однак/проте/тим не менш/крім того/тому/також/потім/тим часом/при цьому/\
         зокрема/наприклад/отже/водночас/натомість/адже",
        "він/вона/воно/вони/це/цей/ця/ці/його/її/їх/їхній/йому/такий/той",
    ),
    (
        "bg",
        "но/и/а/обаче/освен това/затова/също/след това/междувременно/въпреки това",
        "той/тя/то/те/това/този/тази/тези/неговият/нейният/техният",
    ),
    (
        "el",
        "αλλά/και/όμως/ωστόσο/επίσης/επιπλέον/έτσι/μετά/στη συνέχεια/εντούτοις",
        "αυτός/αυτή/αυτό/αυτοί/αυτές/αυτά/εκείνος/εκείνη",
    ),
    (
        "tr",
        "ama/ve/veya/ancak/fakat/ayrıca/bu nedenle/bu yüzden/dolayısıyla/öte yandan/bununla birlikte/\
         bunun üzerine/sonra/daha sonra/örneğin/çünkü/ayni zamanda/yani",
        "o/onlar/bu/bunlar/şu/onun/onların/bunun/bunu",
    ),
    (
        "ar",
        "لكن/ولكن/كما/لذلك/غير أن/إلا أن/ومع ذلك/بالإضافة إلى ذلك/ثم/في المقابل/وفي",
        "هو/هي/هم/هذا/هذه/ذلك/تلك/وهو/وهي/وقال/وأضاف/وأضافت/وتابع/وأوضح",
    ),
    (
        "fa",
        "اما/و/ولی/همچنین/بنابراین/سپس/با این حال/در همین حال/علاوه بر این",
        "او/وی/آنها/آن/این/ایشان/آن‌ها",
    ),
    ("he", "אבל/אך/אולם/עם זאת/בנוסף/לכן/גם/לאחר מכן/בינתיים", "הוא/היא/הם/הן/זה/זאת/זו/אלה"),
    (
        "hi",
        "लेकिन/और/या/हालांकि/इसके अलावा/इसलिए/फिर/इस बीच/साथ ही/तब/मगर/पर",
        "वह/वे/यह/ये/उसने/उन्होंने/उनके/उनका/उसका/इसने/इसके/इसका/इन/इस",
    ),
    ("bn", "কিন্তু/এবং/তবে/এছাড়া/তাই/এরপর", "তিনি/সে/তারা/এটি/এটা/এই/এসব"),
    (
        "id",
        "tetapi/tapi/dan/namun/selain itu/karena itu/oleh karena itu/kemudian/sementara itu/\
         akan tetapi",
        "dia/ia/mereka/ini/itu/hal ini/hal itu/beliau",
    ),
    (
        "vi",
        "nhưng/và/tuy nhiên/ngoài ra/do đó/vì vậy/sau đó/trong khi đó",
        "ông/bà/họ/nó/anh/cô/điều này/đây/đó",
    ),
    (
        "hu",
        "de/és/azonban/ugyanakkor/ezért/továbbá/emellett/majd/közben/viszont",
        "ő/ők/ez/az/ezek/azok/ezt/azt",
    ),
    (
        "ro",
        "dar/și/însă/totuși/de asemenea/prin urmare/apoi/între timp/în plus",
        "el/ea/ei/ele/acesta/aceasta/aceștia/acestea/acest/această",
    ),
    (
        "zh",
        "但/但是/不过/不過/然而/而/而且/此外/因此/所以/同时/同時/另外/于是/於是/并且/随后/隨後/与此同时/其中/例如",
        "他/她/它/他们/她们/它们/他們/這/这/该/該/此/其/对此/對此",
    ),
    (
        "ja",
        "しかし/だが/また/そして/さらに/一方/そのため/それで/ただ/ただし/なお/つまり/例えば/その後/だから/でも/ところが",
        "彼/彼女/これ/それ/その/この/こうした/そうした/同氏/同社",
    ),
    (
        "ko",
        "하지만/그러나/그리고/또/또한/한편/그래서/따라서/이어/그런데",
        "그는/그녀는/이는/이를/이에/이들은/그들은/이런/이 같은/그의",
    ),
    ("th", "แต่/และ/อย่างไรก็ตาม/นอกจากนี้/ดังนั้น/ขณะเดียวกัน", "เขา/เธอ/พวกเขา/มัน/นี่/สิ่งนี้"),
];

/// How much the sentence leans on the one before it.
pub(super) fn leaning(sentence: &str, primary: &str) -> Leaning {
    let start = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
    let primary = match primary {
        "no" | "nn" => "nb",
        other => other,
    };
    let Some((_, connectives, pronouns)) = OPENINGS.iter().find(|(lang, ..)| *lang == primary) else {
        return Leaning::None;
    };
    // Sixty-four characters hold every entry; the rest of the sentence need not be folded.
    let head: String = start.chars().take(64).flat_map(char::to_lowercase).collect();
    let opens = |entries: &str| {
        entries.split('/').any(|entry| {
            head.strip_prefix(entry).is_some_and(|rest| {
                rest.chars().next().is_none_or(|c| !c.is_alphanumeric())
                    || entry.chars().all(super::super::terms::is_spaceless)
            })
        })
    };
    if opens(pronouns) {
        Leaning::Pronoun
    } else if opens(connectives) {
        Leaning::Connective
    } else {
        Leaning::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_that_lean_are_told_from_those_that_stand() {
        let check =
            |lang: &str, text: &str, want: Leaning| assert_eq!(leaning(text, lang), want, "{lang}: {text}");
        check("en", "But the talks failed.", Leaning::Connective);
        check("en", "“He is gone,” she said.", Leaning::Pronoun);
        check("en", "Heathrow closed.", Leaning::None);
        check("en", "In response, forces struck.", Leaning::Connective);
        check("en", "It's over.", Leaning::Pronoun);
        check("de", "Sie sagte nichts.", Leaning::Pronoun);
        check("de", "Siemens kauft zu.", Leaning::None);
        check("fr", "C’est fini.", Leaning::Pronoun);
        check("ru", "Однако он ушёл.", Leaning::Connective);
        check("zh", "但是会议没有举行。", Leaning::Connective);
        check("zh", "他说，会议结束了。", Leaning::Pronoun);
        check("ja", "しかし、結果は違った。", Leaning::Connective);
        check("ar", "وقال الوزير إن ذلك صحيح.", Leaning::Pronoun);
        check("no", "Han sa nei.", Leaning::Pronoun);
        check("xx", "He said.", Leaning::None);
        check("en", "", Leaning::None);
    }
}
