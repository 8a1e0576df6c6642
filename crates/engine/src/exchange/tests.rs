//! Files of other programs, and ours after another program had them.

use diglot_core::lang::LangTag;
use diglot_core::translation::State;

use super::terms;
use super::tmx::{self, Read};
use super::{Unit, read_xliff};

fn units(text: &str) -> Vec<Unit> {
    let mut files = read_xliff(text).unwrap().unwrap();
    assert_eq!(files.len(), 1);
    files.remove(0).units
}

/// A file of XLIFF 2 with one unit.
fn second(unit: &str) -> String {
    format!(
        "<?xml version='1.0'?><xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en' trgLang='de'><file id='f1'>{unit}</file></xliff>"
    )
}

/// A file of XLIFF 1.2 with one unit.
fn first(unit: &str) -> String {
    format!(
        "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a' source-language='en' target-language='de' datatype='html'><body>{unit}</body></file></xliff>"
    )
}

#[test]
fn targets_are_read_through_markup_of_other_tools() {
    let check = |text: &str, source: &str, target: &str, state: State, notes: &[&str]| {
        let [unit] = &units(text)[..] else { panic!("one unit: {text}") };
        assert_eq!(
            (unit.source.as_str(), unit.target.as_str(), unit.state),
            (source, target, state),
            "{text}"
        );
        assert_eq!(unit.notes, notes, "{text}");
    };
    check(
        &second(
            "<unit id='7'><segment state='final'><source>A &amp; <![CDATA[<b>]]></source><target>Ä</target></segment></unit>",
        ),
        "A & <b>",
        "Ä",
        State::Final,
        &[],
    );
    check(
        &second(
            "<unit id='7'><notes><note>look</note><note category='x'>here</note></notes><originalData><data id='d1'>&lt;b></data></originalData>\
             <segment><source><pc id='1' dataRefStart='d1'>Bold</pc> <ph id='2' equiv='[x]'/><mrk id='m1' type='term'>term</mrk><sc id='3'/>!<ec startRef='3'/></source>\
             <target><pc id='1'>Fett</pc></target></segment></unit>",
        ),
        "Bold [x]term!",
        "Fett",
        State::Translated,
        &["look", "here"],
    );
    check(
        &second(
            "<unit id='7'><segment id='a' state='reviewed'><source>One.</source><target>Eins.</target></segment><ignorable><source> </source></ignorable>\
             <segment id='b' state='translated'><source>Two.</source><target>Zwei.</target></segment></unit>",
        ),
        "One. Two.",
        "Eins. Zwei.",
        State::Translated,
        &[],
    );
    check(
        &second(
            "<unit id='7'><segment><source>One.</source><target order='3'>Eins.</target></segment><ignorable><source> </source></ignorable>\
             <segment><source>Two.</source><target order='1'>Zwei.</target></segment></unit>",
        ),
        "One. Two.",
        "Zwei. Eins.",
        State::Translated,
        &[],
    );
    check(
        &second(
            "<mtc:matches xmlns:mtc='urn:m'><mtc:match><source>no</source><target>nein</target></mtc:match></mtc:matches>\
             <group id='g'><group id='h'><unit id='7'><segment><source>a<cp hex='001b'/></source></segment></unit></group></group>",
        ),
        "a\u{1b}",
        "",
        State::Initial,
        &[],
    );
    check(
        &first(
            "<group><trans-unit id='7'><source><g id='1'>Bold</g><x id='2'/><bpt id='3'>&lt;i></bpt>it<ept id='3'>&lt;/i></ept></source>\
             <seg-source><mrk mtype='seg' mid='1'>x</mrk></seg-source>\
             <target state='needs-review-translation'><mrk mtype='seg' mid='1'>Fett</mrk><x id='4' ctype='lb'/>kursiv<ph id='5' equiv-text='?'>%s</ph></target>\
             <alt-trans><source>old</source><target>alt</target></alt-trans><note from='me'>mind</note></trans-unit></group>",
        ),
        "Boldit",
        "Fett\nkursiv?",
        State::Translated,
        &["mind"],
    );
    check(
        &first("<trans-unit id='7' approved='yes'><source>a</source><target>b</target></trans-unit>"),
        "a",
        "b",
        State::Reviewed,
        &[],
    );
    check(
        &first("<trans-unit id='7'><source>a</source><target state='new'>a</target></trans-unit>"),
        "a",
        "a",
        State::Initial,
        &[],
    );
    check(
        &first("<trans-unit id='7'><source>a</source><target/></trans-unit>"),
        "a",
        "",
        State::Initial,
        &[],
    );
}

#[test]
fn what_is_no_xliff_is_told_from_what_is_broken() {
    assert_eq!(read_xliff("<html><body/></html>").unwrap(), None);
    assert_eq!(read_xliff("plain text").unwrap(), None);
    assert_eq!(read_xliff("<xliff>\n<file>").unwrap_err().line, 2);
}

#[test]
fn memories_of_other_tools_are_read() {
    let check = |body: &str, want: &[(&str, &str, &str, &str)]| {
        let text = format!(
            "<?xml version='1.0'?><!DOCTYPE tmx SYSTEM 'tmx14.dtd'><tmx version='1.4'><header creationtool='x' creationtoolversion='1' segtype='sentence' o-tmf='x' adminlang='en' srclang='EN-us' datatype='xml'/><body>{body}</body></tmx>"
        );
        let mut got = Vec::new();
        assert!(
            tmx::read(&text, |read| got.push(match read {
                Read::Pair(p) =>
                    (p.source_language.to_string(), p.target_language.to_string(), p.source, p.target),
                Read::Skipped(number, why) =>
                    (number.to_string(), String::new(), why.to_owned(), String::new()),
            }))
            .unwrap()
        );
        let want: Vec<_> =
            want.iter().map(|w| (w.0.to_owned(), w.1.to_owned(), w.2.to_owned(), w.3.to_owned())).collect();
        assert_eq!(got, want, "{body}");
    };
    check(
        "<tu><tuv xml:lang='de'><seg>Hallo</seg></tuv><tuv xml:lang='en-US'><seg>Hello</seg></tuv><tuv lang='FR'><seg>Salut</seg></tuv></tu>",
        &[("en-US", "de", "Hello", "Hallo"), ("en-US", "fr", "Hello", "Salut")],
    );
    check(
        "<tu srclang='de'><tuv xml:lang='de'><seg><bpt i='1'>&lt;b></bpt>fett<ept i='1'>&lt;/b></ept> <hi>hoch</hi><ph type='lb'/>x<sub>y</sub></seg></tuv><tuv xml:lang='en'><seg>bold</seg></tuv></tu>",
        &[("de", "en", "fett hoch\nx", "bold")],
    );
    check(
        "<tu><tuv xml:lang='en'><seg>alone</seg></tuv></tu><tu><tuv><seg>a</seg></tuv><tuv><seg>b</seg></tuv></tu>",
        &[
            ("1", "", "it has not two languages that can be told", ""),
            ("2", "", "it has not two languages that can be told", ""),
        ],
    );
    assert!(!tmx::read("<html/>", |_| ()).unwrap());
}

#[expect(clippy::type_complexity, reason = "a row of a table")]
#[test]
fn termbases_of_every_age_are_read() {
    let tag = |t: &str| LangTag::parse(t).unwrap();
    let check = |text: &str, want: &[(&str, &str, &[&str], &str, &[&str], &[&str], Option<&str>)]| {
        let found = terms::read(text, &tag("en"), &tag("de")).unwrap();
        assert_eq!(found.entries.len(), want.len(), "{text}");
        for ((_, entry), want) in found.entries.iter().zip(want) {
            let term = &entry.term;
            assert_eq!(entry.target_language.as_str(), want.0, "{text}");
            assert_eq!((term.source.as_str(), term.target.as_str()), (want.1, want.3), "{text}");
            assert_eq!(term.variants, want.2, "{text}");
            assert_eq!(term.target_variants, want.4, "{text}");
            assert_eq!(term.forbidden, want.5, "{text}");
            assert_eq!(term.note.as_deref(), want.6, "{text}");
        }
    };
    check(
        "<?xml version='1.0'?><!DOCTYPE martif SYSTEM 'TBXBasiccoreStructV02.dtd'><martif type='TBX-Basic' xml:lang='en-US'><martifHeader/><text><body>\
         <termEntry id='c1'><descripGrp><descrip type='definition'>an\n  agreement</descrip></descripGrp>\
         <langSet xml:lang='de'><tig><term>Abkommen</term></tig><tig><term>Deal</term><termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></tig></langSet>\
         <langSet xml:lang='en'><ntig><termGrp><term>deal</term></termGrp></ntig><tig><term>accord</term></tig></langSet></termEntry></body></text></martif>",
        &[("de", "deal", &["accord"], "Abkommen", &[], &["Deal"], Some("an agreement"))],
    );
    check(
        "<tbx style='dct' type='TBX-Core' xml:lang='en' xmlns='urn:iso:std:iso:30042:ed-2' xmlns:min='http://www.tbxinfo.net/ns/min'><text><body>\
         <conceptEntry id='1'><langSec xml:lang='fr'><termSec><term>accord</term></termSec></langSec>\
         <langSec xml:lang='es'><termSec><term>pacto</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec><termSec><term>acuerdo</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>\
         <langSec xml:lang='it'><termSec><term>accordo</term></termSec></langSec></conceptEntry></body></text></tbx>",
        &[
            ("es", "accord", &[], "acuerdo", &["pacto"], &[], None),
            ("it", "accord", &[], "accordo", &[], &[], None),
        ],
    );
}
