//! E-mail copies: the header lines name title, author and date; signatures go.

use super::Line;

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

/// Marks the header, the lines that introduce a quoted mail and the signature.
///
/// A header counts as one where, within the first lines, three of its fields stand close together.
pub(crate) fn mark(lines: &[Line], drops: &mut [Option<&'static str>]) -> Mail {
    let mut mail = Mail::default();
    let mut found = Vec::new();
    for (nth, line) in lines.iter().enumerate().take(12) {
        if let Some((field, value)) = field(&line.text) {
            let value = Some(value.to_owned()).filter(|v| !v.is_empty());
            match field {
                Field::Subject => mail.subject = mail.subject.or(value),
                Field::From => mail.from = mail.from.or(value),
                Field::Date => mail.date = mail.date.or(value),
                Field::Other => {}
            }
            found.push(nth);
        } else if found.len() >= 3 || nth >= 3 && found.is_empty() {
            break;
        }
    }
    if found.len() < 3 || mail.subject.is_none() || mail.from.is_none() {
        return Mail::default();
    }
    for nth in found {
        drops[nth] = Some("mail-header");
    }
    let signature = lines.iter().rposition(|l| l.text == "--" || l.text == "-- ");
    if let Some(at) = signature.filter(|&at| at + 12 >= lines.len() && at > 2) {
        drops[at..].fill(Some("signature"));
    }
    mail
}

fn field(text: &str) -> Option<(&'static Field, &str)> {
    let (name, value) = text.split_once([':', '：'])?;
    let name = name.trim().to_lowercase();
    let (_, field) = FIELDS.iter().find(|(names, _)| names.contains(&name.as_str()))?;
    Some((field, value.trim()))
}
