//! Thai and Lao set spaces between clauses and sentences and no mark at the end of either.

/// Fewest characters of a stretch that may end at a space.
const SHORTEST: usize = 45;
/// Characters after which any space will do.
const LONGEST: usize = 400;

/// Words that commonly begin a sentence.
const STARTERS: [&str; 46] = [
    "เขา",
    "เธอ",
    "พวกเขา",
    "พวกเรา",
    "ผม",
    "ฉัน",
    "ดิฉัน",
    "เรา",
    "มัน",
    "นี่",
    "นั่น",
    "สิ่ง",
    "การ",
    "ความ",
    "อย่างไรก็ตาม",
    "แต่",
    "ดังนั้น",
    "นอกจาก",
    "ใน",
    "เมื่อ",
    "หลังจาก",
    "ทั้งนี้",
    "เพราะ",
    "ขณะ",
    "หาก",
    "ถ้า",
    "ตาม",
    "ผู้",
    "ชาว",
    "นาย",
    "นาง",
    "จาก",
    "สำหรับ",
    "แม้",
    "ต่อมา",
    "ปัจจุบัน",
    "ก่อน",
    "โดย",
    "ทฤษฎี",
    "มี",
    "คุณ",
    "ระบบ",
    "รัฐ",
    "ประเทศ",
    "ຂ້ອຍ",
    "ພວກ",
];
/// Words that join what follows to what came before.
const JOINERS: [&str; 12] = ["และ", "หรือ", "ที่", "ซึ่ง", "ว่า", "กับ", "เพื่อ", "จึง", "ก็", "ๆ", "ແລະ", "ທີ່"];

/// The offsets of spaces at which a sentence likely ends, ascending.
pub(super) fn space_ends(line: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let (mut since, mut thai) = (0usize, 0usize);
    for (at, c) in line.char_indices() {
        since += 1;
        thai += usize::from(('\u{0E00}'..='\u{0EFF}').contains(&c));
        if c != ' ' || since < SHORTEST || thai * 2 < since {
            continue;
        }
        let next = line[at..].trim_start();
        let before = line[..at].trim_end();
        let open = before.ends_with([',', ':', ';', '-', '–', '—', '('])
            || before.ends_with(|c: char| c.is_numeric()) && next.starts_with(|c: char| c.is_numeric());
        let joined = JOINERS.iter().any(|j| next.starts_with(j) || before.ends_with(j));
        let starts = STARTERS.iter().any(|s| next.starts_with(s)) || next.starts_with(['“', '"']);
        let closes = before.ends_with(['ๆ', '”', '"']);
        if !open && !joined && (starts || closes && since > 2 * SHORTEST) || since > LONGEST {
            out.push(at);
            (since, thai) = (0, 0);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_stretches_end_and_only_before_a_new_subject() {
        let short = "เขาไปตลาด เธออยู่บ้าน";
        assert_eq!(space_ends(short), Vec::<usize>::new());
        let first = "รัฐบาลประกาศเมื่อวันจันทร์ว่าจะสร้างสะพานข้ามแม่น้ำแห่งใหม่ให้เสร็จภายในปีหน้า";
        let text = format!("{first} อย่างไรก็ตามยังไม่มีงบประมาณ");
        assert_eq!(space_ends(&text), vec![first.len()]);
        let joined = format!("{first} และจะซ่อมถนน");
        assert_eq!(space_ends(&joined), Vec::<usize>::new());
    }
}
