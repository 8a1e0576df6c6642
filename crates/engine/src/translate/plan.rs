//! Which segments go together.

use diglot_core::article::Segment;

/// Segments in one request, at most. Models lose count in long lists.
const MOST_SEGMENTS: usize = 12;

/// Bytes of source text in one request, at most.
const MOST_BYTES: usize = 2_400;

/// One request.
#[derive(Debug, PartialEq)]
pub(super) enum Batch<'a> {
    /// Several segments, or one that needs no care of its own.
    Together(Vec<&'a Segment>),
    /// One whose line breaks or length do not go with others.
    Alone(&'a Segment),
}

/// Packs segments in reading order; neighbours share a request, so each gives the others context.
pub(super) fn plan<'a>(segments: &[&'a Segment]) -> Vec<Batch<'a>> {
    let mut out = Vec::new();
    let mut open: Vec<&Segment> = Vec::new();
    let mut bytes = 0;
    for segment in segments.iter().copied() {
        let alone = segment.text.contains('\n') || segment.text.len() > MOST_BYTES;
        if !open.is_empty()
            && (alone || open.len() == MOST_SEGMENTS || bytes + segment.text.len() > MOST_BYTES)
        {
            out.push(close(std::mem::take(&mut open)));
            bytes = 0;
        }
        if alone {
            out.push(Batch::Alone(segment));
        } else {
            bytes += segment.text.len();
            open.push(segment);
        }
    }
    if !open.is_empty() {
        out.push(close(open));
    }
    out
}

/// A list of one needs no numbers.
fn close(segments: Vec<&Segment>) -> Batch<'_> {
    match segments[..] {
        [only] => Batch::Alone(only),
        _ => Batch::Together(segments),
    }
}

#[cfg(test)]
mod tests {
    use diglot_core::article::{BlockId, SegmentId};

    use super::*;

    fn shape(texts: &[String]) -> Vec<usize> {
        let segments: Vec<Segment> = texts
            .iter()
            .zip(0..)
            .map(|(t, id)| Segment {
                id: SegmentId(id),
                block: BlockId(1),
                start: 0,
                end: t.len(),
                text: t.clone(),
            })
            .collect();
        let all: Vec<&Segment> = segments.iter().collect();
        let batches = plan(&all);
        let order: Vec<u32> = batches
            .iter()
            .flat_map(|b| match b {
                Batch::Together(s) => s.iter().map(|s| s.id.0).collect(),
                Batch::Alone(s) => vec![s.id.0],
            })
            .collect();
        assert_eq!(
            order,
            (0..u32::try_from(texts.len()).unwrap()).collect::<Vec<_>>(),
            "each once, in order"
        );
        batches
            .iter()
            .map(|b| match b {
                Batch::Together(s) => s.len(),
                Batch::Alone(_) => 0,
            })
            .collect()
    }

    #[test]
    fn segments_are_packed_in_order() {
        let text = |n: usize| "x".repeat(n);
        assert_eq!(shape(&[]), Vec::<usize>::new());
        assert_eq!(shape(&[text(10)]), [0]);
        assert_eq!(shape(&vec![text(10); 25]), [12, 12, 0]);
        assert_eq!(shape(&[text(1500), text(800), text(800), text(10)]), [2, 2]);
        assert_eq!(shape(&[text(10), text(10), "a\nb".into(), text(10), text(10)]), [2, 0, 2]);
        assert_eq!(shape(&[text(10), text(5000), text(10), text(10)]), [0, 0, 2]);
    }
}
