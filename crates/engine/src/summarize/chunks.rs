//! How much of an article goes into one request: whole blocks, as many as the model has room for.

use diglot_core::article::{BlockId, Segment};
use diglot_providers::{Endpoint, estimate_tokens};

/// Context in tokens of a service that does not tell its own: every current one has as much.
const USUAL: u32 = 16_000;
/// The same for a server on this computer.
const USUAL_HERE: u32 = 8_000;
/// Tokens of the instructions around the article.
const INSTRUCTIONS: u32 = 500;
/// Most tokens in one request, whatever the model takes: beyond, they overlook what stands in the
/// middle (Liu et al. 2023, "Lost in the Middle"), and one failure costs too much.
const MOST: u32 = 60_000;
/// Fewest, however little room there seems to be.
const LEAST: u32 = 300;

/// Tokens of an article that fit into one request to this endpoint beside an answer so long.
pub(super) fn room(endpoint: &Endpoint, answer: u32) -> u32 {
    let usual = if endpoint.is_loopback() { USUAL_HERE } else { USUAL };
    let context = endpoint.context.unwrap_or(usual);
    context.saturating_sub(answer + INSTRUCTIONS).clamp(LEAST, MOST)
}

/// The tokens of one line of a request, its number included.
pub(super) fn line_tokens(text: &str) -> u32 {
    estimate_tokens(text) + 6
}

/// Cuts an article's lines (each a segment, and whether it is a heading) into chunks that fit, of
/// about the same size, between blocks. A block that is too large by itself is cut between
/// sentences. A heading is never the end of a chunk.
pub(super) fn chunks<'a, 's>(lines: &'a [(&'s Segment, bool)], room: u32) -> Vec<&'a [(&'s Segment, bool)]> {
    let total: u32 = lines.iter().map(|(s, _)| line_tokens(&s.text)).sum();
    let count = total.div_ceil(room.max(1)).max(1);
    let even = total.div_ceil(count).max(1);
    let mut out = Vec::new();
    let (mut start, mut size) = (0, 0);
    // The last place where a chunk may end, and the size of what would stand behind it.
    let mut at = 0;
    while at < lines.len() {
        let end = unit_end(lines, at, room);
        let unit: u32 = lines[at..end].iter().map(|(s, _)| line_tokens(&s.text)).sum();
        if at > start && (size + unit > room || size >= even) {
            out.push(&lines[start..at]);
            (start, size) = (at, 0);
        }
        size += unit;
        at = end;
    }
    if start < lines.len() {
        out.push(&lines[start..]);
    }
    out
}

/// The end of what belongs together from here on: headings with the block behind them; one sentence
/// where that is more than there is room for.
fn unit_end(lines: &[(&Segment, bool)], from: usize, room: u32) -> usize {
    let block = |at: usize| -> Option<BlockId> { lines.get(at).map(|(s, _)| s.block) };
    let body = (from..lines.len()).find(|at| !lines[*at].1).unwrap_or(lines.len().saturating_sub(1));
    let end = (body..lines.len()).find(|at| block(*at) != block(body)).unwrap_or(lines.len());
    let size: u32 = lines[from..end].iter().map(|(s, _)| line_tokens(&s.text)).sum();
    if size <= room { end } else { (body + 1).min(lines.len()) }
}

#[cfg(test)]
mod tests {
    use diglot_core::article::SegmentId;

    use super::*;

    /// Segments of 60 letters (26 tokens as a line) by their block; a heading is a negative one.
    fn shape(blocks: &[i32], room: u32) -> Vec<usize> {
        let segments: Vec<Segment> = blocks
            .iter()
            .zip(0..)
            .map(|(block, id)| Segment {
                id: SegmentId(id),
                block: BlockId(block.unsigned_abs()),
                start: 0,
                end: 60,
                text: "x".repeat(60),
            })
            .collect();
        let lines: Vec<(&Segment, bool)> = segments.iter().zip(blocks).map(|(s, b)| (s, *b < 0)).collect();
        let cut = chunks(&lines, room);
        let ids: Vec<u32> = cut.iter().flat_map(|c| c.iter().map(|(s, _)| s.id.0)).collect();
        assert_eq!(ids, (0..u32::try_from(blocks.len()).unwrap()).collect::<Vec<_>>(), "each once, in order");
        for chunk in &cut {
            let size: u32 = chunk.iter().map(|(s, _)| line_tokens(&s.text)).sum();
            assert!(size <= room.max(52), "{size} in {room}");
        }
        cut.iter().map(|c| c.len()).collect()
    }

    #[test]
    fn articles_are_cut_between_blocks() {
        assert_eq!(shape(&[], 100), Vec::<usize>::new());
        assert_eq!(shape(&[1, 1, 2, 2], 1000), [4]);
        assert_eq!(shape(&[1, 1, 2, 2, 3, 3], 110), [4, 2]);
        assert_eq!(shape(&[1, 1, 1, 2, 3, 3, 3, 4], 140), [4, 4], "even");
        assert_eq!(shape(&[1, 1, 1, 2, 2, 2], 110), [3, 3]);
        assert_eq!(shape(&[1, 1, -2, 3, 3], 110), [2, 3], "a heading stays with its block");
        assert_eq!(shape(&[1, 1, 1, 1, 1, 1], 60), [2, 2, 2], "between sentences where it must be");
        assert_eq!(shape(&[1, -2], 30), [1, 1]);
    }

    #[test]
    fn the_room_is_what_the_answer_leaves() {
        let mut endpoint = Endpoint::parse("https://example.com").unwrap();
        assert_eq!(room(&endpoint, 1_000), USUAL - 1_000 - INSTRUCTIONS);
        endpoint.context = Some(4_096);
        assert_eq!(room(&endpoint, 1_000), 4_096 - 1_500);
        endpoint.context = Some(1_000_000);
        assert_eq!(room(&endpoint, 1_000), MOST);
        endpoint.context = Some(100);
        assert_eq!(room(&endpoint, 1_000), LEAST);
    }
}
