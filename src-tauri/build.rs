//! Builds the window's metadata: icons, capabilities, the page in `ui/dist`.

fn main() {
    tauri_build::build();
}
