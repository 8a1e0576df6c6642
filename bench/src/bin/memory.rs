//! Peak memory over all pages, of one reader a process: `memory ours|peer`.

fn main() -> Result<(), String> {
    let read = match std::env::args().nth(1).as_deref() {
        Some("ours") => diglot_bench::ours,
        Some("peer") => diglot_bench::peer,
        _ => return Err("usage: memory ours|peer".to_owned()),
    };
    let pages = diglot_bench::named_pages()?;
    // Reading the file took more than any page does: the peak is counted anew from here (proc(5)).
    std::fs::write("/proc/self/clear_refs", "5").map_err(|e| e.to_string())?;
    let before = peak()?;
    let length: usize = pages.iter().map(|page| read(page)).sum();
    println!("{length} bytes of text, {:.1} MB above the pages themselves", (peak()? - before) / 1024.0);
    Ok(())
}

/// The process's peak resident memory so far, in KB.
fn peak() -> Result<f64, String> {
    let status = std::fs::read_to_string("/proc/self/status").map_err(|e| e.to_string())?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:")).ok_or("no VmHWM here")?;
    line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).ok_or_else(|| "VmHWM is no number".to_owned())
}
