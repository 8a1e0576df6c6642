//! E-mail copies: the header lines name title, author and date; signatures go.

use super::Line;
use crate::phrases::{digit, fold};

/// What the header of a mail says.
#[derive(Debug, Default)]
pub(crate) struct Mail {
    pub(crate) subject: Option<String>,
    pub(crate) from: Option<String>,
    pub(crate) date: Option<String>,
}

enum Field {
    Subject,
    From,
    Date,
    Other,
}

/// Header names in the languages of the large mail programs.
const FIELDS: &[(&[&str], Field)] = &[
    (
        &[
            "subject",
            "betreff",
            "objet",
            "asunto",
            "assunto",
            "oggetto",
            "onderwerp",
            "тема",
            "件名",
            "主题",
            "主旨",
            "temat",
            "konu",
            "ämne",
            "emne",
            "předmět",
            "제목",
            "الموضوع",
        ],
        Field::Subject,
    ),
    (
        &[
            "from",
            "von",
            "de",
            "da",
            "van",
            "от",
            "від",
            "差出人",
            "发件人",
            "寄件者",
            "od",
            "kimden",
            "från",
            "fra",
            "보낸 사람",
            "من",
        ],
        Field::From,
    ),
    (
        &[
            "date",
            "sent",
            "datum",
            "gesendet",
            "envoyé",
            "fecha",
            "enviado",
            "data",
            "inviato",
            "verzonden",
            "дата",
            "отправлено",
            "送信日時",
            "日時",
            "发送时间",
            "日期",
            "tarih",
            "skickat",
            "sendt",
            "날짜",
            "التاريخ",
        ],
        Field::Date,
    ),
    (
        &[
            "to",
            "cc",
            "bcc",
            "an",
            "à",
            "para",
            "a",
            "aan",
            "кому",
            "宛先",
            "收件人",
            "抄送",
            "reply-to",
            "do",
            "kime",
            "till",
            "til",
            "kopie",
            "받는 사람",
            "إلى",
            "attachments",
            "importance",
        ],
        Field::Other,
    ),
];

/// Marks the headers, the lines that introduce a quoted mail, the mails quoted below one's own words, the
/// signature and the notices of confidentiality.
///
/// A header counts as one where three of its fields stand close together, sender and subject among them.
/// The first gives title, author and date, but where another stands right below it the mail was forwarded
/// and the inner one does.
pub(crate) fn mark(lines: &[Line], quoted: &[bool], drops: &mut [Option<&'static str>]) -> Mail {
    let mut mail = Mail::default();
    let mut own = 0;
    let mut is_mail = false;
    let mut nth = 0;
    while nth < lines.len() {
        if let Some((inner, end)) = header(lines, nth) {
            if is_mail && own >= FORWARD {
                break;
            }
            drops[nth..end].fill(Some("mail-header"));
            mail = inner;
            is_mail = true;
            own = 0;
            nth = end;
            continue;
        }
        let line = &lines[nth];
        if says(&line.text, ORIGINAL) || says(&line.text, FORWARDED) {
            drops[nth] = Some("mail-header");
            // Below one's own words stands what they answer.
            if own >= FORWARD && says(&line.text, ORIGINAL) && header(lines, nth + 1).is_some() {
                drops[nth + 1..].fill(Some("quoted-mail"));
                break;
            }
        }
        own += if line.closed && !quoted[nth] { line.width } else { 0 };
        nth += 1;
    }
    let introduced =
        (0..lines.len().saturating_sub(1)).find(|&n| !quoted[n] && quoted[n + 1] && introduces(&lines[n]));
    if let Some(at) = introduced {
        drops[at] = Some("mail-header");
        let prose = |quotes: bool| -> usize {
            lines.iter().zip(quoted).filter(|(l, q)| **q == quotes && l.closed).map(|(l, _)| l.width).sum()
        };
        // What is quoted in full with a word above it was passed on to be read.
        if prose(false) * 3 >= prose(true) {
            for (drop, _) in drops.iter_mut().zip(quoted).filter(|(_, q)| **q) {
                *drop = Some("quoted-mail");
            }
        }
        is_mail = true;
    }
    let signature = lines.iter().rposition(|l| matches!(l.text.as_str(), "--" | "-- " | "—" | "___"));
    if let Some(at) = signature.filter(|&at| is_mail && at + 12 >= lines.len() && at > 2) {
        drops[at..].fill(Some("signature"));
    }
    let near_end = lines.len().saturating_sub(if is_mail { 14 } else { 6 });
    for (line, drop) in lines.iter().zip(drops).skip(near_end) {
        let folded = fold(&line.text);
        if line.width <= 60 && SENT_FROM.iter().any(|p| folded.starts_with(p)) {
            *drop = Some("signature");
        } else if CONFIDENTIAL.iter().any(|p| folded.contains(p)) {
            *drop = Some("mail-disclaimer");
        }
    }
    mail
}

/// How much prose of one's own, in columns, makes what follows an answered mail and not a forwarded one.
const FORWARD: usize = 160;

const ORIGINAL: &[&str] = &[
    "original message",
    "ursprüngliche nachricht",
    "originalnachricht",
    "message dorigine",
    "message original",
    "mensaje original",
    "mensagem original",
    "messaggio originale",
    "oorspronkelijk bericht",
    "ursprungligt meddelande",
    "originalmeddelande",
    "oprindelig meddelelse",
    "opprinnelig melding",
    "alkuperäinen viesti",
    "oryginalna wiadomość",
    "původní zpráva",
    "eredeti üzenet",
    "исходное сообщение",
    "оригинальное сообщение",
    "özgün ileti",
    "orijinal mesaj",
    "原始邮件",
    "原始郵件",
    "元のメッセージ",
    "원본 메시지",
    "الرسالة الأصلية",
];

const FORWARDED: &[&str] = &[
    "forwarded message",
    "begin forwarded message",
    "weitergeleitete nachricht",
    "anfang der weitergeleiteten nachricht",
    "message transféré",
    "début du message transféré",
    "mensaje reenviado",
    "mensaje desde",
    "mensagem encaminhada",
    "messaggio inoltrato",
    "inizio messaggio inoltrato",
    "doorgestuurd bericht",
    "vidarebefordrat meddelande",
    "videresendt meddelelse",
    "videresendt melding",
    "välitetty viesti",
    "wiadomość przekazana dalej",
    "přeposlaná zpráva",
    "továbbított üzenet",
    "пересылаемое сообщение",
    "пересланное сообщение",
    "iletilen ileti",
    "转发的邮件",
    "轉寄的郵件",
    "転送メッセージ",
    "전달된 메시지",
    "رسالة معاد توجيهها",
];

/// The ends of lines that introduce a quoted mail: "On Monday Anna wrote:".
const WROTE: &[&str] = &[
    "wrote",
    "writes",
    "schrieb",
    "geschrieben",
    "schreibt",
    "a écrit",
    "écrit",
    "escribió",
    "escreveu",
    "ha scritto",
    "scrisse",
    "schreef",
    "het volgende geschreven",
    "skrev",
    "kirjoitti",
    "napisał",
    "napisała",
    "napisał a",
    "napsal",
    "napsala",
    "írta",
    "пишет",
    "написал",
    "написала",
    "написав",
    "yazdı",
    "şunları yazdı",
    "写道",
    "寫道",
    "のメッセージ",
    "님이 작성",
    "كتب",
    "نوشت",
    "כתב",
];

const SENT_FROM: &[&str] = &[
    "sent from my",
    "get outlook for",
    "von meinem",
    "gesendet von",
    "gesendet mit",
    "envoyé de mon",
    "envoyé depuis",
    "enviado desde mi",
    "enviado do meu",
    "inviato da",
    "verzonden vanaf mijn",
    "skickat från min",
    "sendt fra min",
    "lähetetty",
    "wysłane z",
    "odesláno z",
    "отправлено с",
    "отправлено из",
    "iphoneumdan gönderildi",
    "发自我的",
    "iphoneから送信",
    "나의 iphone에서 보냄",
    "أرسلت من",
];

const CONFIDENTIAL: &[&str] = &[
    "this email and any attachments",
    "this e mail and any attachments",
    "this message and any attachments",
    "intended recipient",
    "this email is confidential",
    "this e mail is confidential",
    "may contain confidential",
    "please consider the environment before printing",
    "diese e mail enthält vertrauliche",
    "diese email enthält vertrauliche",
    "ce message et toutes les pièces jointes",
    "ce courriel est confidentiel",
    "este mensaje y sus archivos adjuntos",
    "este correo electrónico es confidencial",
    "esta mensagem e seus anexos",
    "questo messaggio e gli eventuali allegati",
    "le informazioni contenute in questo messaggio",
    "dit bericht is vertrouwelijk",
    "detta meddelande är konfidentiellt",
    "ta wiadomość jest poufna",
    "данное сообщение является конфиденциальным",
    "bu e posta gizlidir",
    "本邮件及其附件",
    "本メールは",
];

/// Whether a line, dashes and stars around it aside, is one of the phrases.
fn says(text: &str, phrases: &[&str]) -> bool {
    text.chars().count() <= 60 && phrases.contains(&fold(text).as_str())
}

fn introduces(line: &Line) -> bool {
    line.width <= 260
        && line.text.ends_with([':', '：'])
        && line.text.chars().any(|c| digit(c).is_some() || c == '@')
        && {
            let folded = fold(&line.text);
            WROTE.iter().any(|w| folded.ends_with(w) || folded.contains(&format!(" {w} ")))
        }
}

/// A header that begins at a line: what it says and where it ends.
fn header(lines: &[Line], from: usize) -> Option<(Mail, usize)> {
    let mut mail = Mail::default();
    let mut count = 0;
    let mut end = from;
    for (nth, line) in lines.iter().enumerate().skip(from).take(12) {
        let Some((field, value)) = field(&line.text) else { break };
        let value = Some(value.to_owned()).filter(|v| !v.is_empty());
        match field {
            Field::Subject => mail.subject = mail.subject.or(value.map(|v| bare_subject(&v).to_owned())),
            Field::From => mail.from = mail.from.or(value),
            Field::Date => mail.date = mail.date.or(value),
            Field::Other => {}
        }
        count += 1;
        end = nth + 1;
    }
    (count >= 3 && mail.subject.is_some() && mail.from.is_some()).then_some((mail, end))
}

/// A subject without what mail programs put before it: "Re: Fwd: The plan".
fn bare_subject(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((mark, tail)) = rest.split_once([':', '：']) {
        let known = [
            "re", "fw", "fwd", "aw", "wg", "tr", "rv", "res", "enc", "sv", "vs", "vl", "odp", "pd", "ynt",
            "ilt", "r", "i", "antw", "doorst", "отв", "回复", "回覆", "答复", "转发", "轉寄", "返信", "転送",
            "답장", "전달", "رد",
        ];
        if !known.contains(&mark.trim().to_lowercase().as_str()) || tail.trim().is_empty() {
            break;
        }
        rest = tail.trim_start();
    }
    rest
}

/// Whether a line is a field of a mail's header.
pub(crate) fn is_field(text: &str) -> bool {
    field(text).is_some()
}

fn field(text: &str) -> Option<(&'static Field, &str)> {
    let (name, value) = text.split_once([':', '：'])?;
    let name = name.trim_matches(['*', ' ', '_']).to_lowercase();
    let (_, field) = FIELDS.iter().find(|(names, _)| names.contains(&name.as_str()))?;
    Some((field, value.trim_matches(['*', ' ', '_'])))
}
