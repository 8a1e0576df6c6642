//! Opening the window.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;

use diglot_engine::{Config, Engine};
use tauri::webview::PageLoadEvent;
use tauri::{WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_dialog::{DialogExt as _, MessageDialogKind};

use crate::arguments::Arguments;
use crate::shell::Opened;

/// Runs the window until it is closed.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let data_dir = data_dir(arguments);
    let mut open = arguments.open.clone();
    if arguments.sample {
        open.insert(0, crate::arguments::SAMPLE.to_owned());
    }
    let mut builder = tauri::Builder::default();
    // One window a library: a second start hands over what it was to open. A library named by hand
    // is another one than the usual and gets its own window.
    if arguments.data_dir.is_none() && std::env::var_os("DIGLOT_DATA_DIR").is_none() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, words, cwd| {
            crate::shell::open_more(app, crate::arguments::read_elsewhere(words.into_iter(), &cwd));
        }));
    }
    let built = builder
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .manage(Opened(Mutex::new(open)))
        .setup(move |app| {
            use tauri::Manager as _;
            let mut config = Config::new(data_dir);
            config.offline = std::env::var("DIGLOT_OFFLINE").is_ok_and(|v| v == "1");
            config.locale = diglot_engine::locale();
            match Engine::open(config) {
                Ok(engine) => {
                    app.manage(engine);
                    follow_links(app.handle());
                    open_window(app.handle())?;
                }
                // Without its library the window could only show an empty one and lose what is
                // put into it, so it says what is wrong and does not open.
                Err(error) => {
                    let handle = app.handle().clone();
                    let words = match &error.hint {
                        Some(hint) => format!("{error}.\n\n{hint}."),
                        None => format!("{error}."),
                    };
                    app.dialog().message(words).title("Diglot").kind(MessageDialogKind::Error).show(
                        move |_| {
                            handle.exit(1);
                        },
                    );
                }
            }
            Ok(())
        })
        .invoke_handler(crate::commands::handler())
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => {
            // There is no window to say it in.
            let _ = std::io::Write::write_all(
                &mut std::io::stderr(),
                format!("error: no window could be opened: {error}\n").as_bytes(),
            );
            ExitCode::FAILURE
        }
    }
}

/// Takes `diglot:` links that the system hands to a running program. Where it starts the program
/// anew instead, they are among the arguments.
fn follow_links(app: &tauri::AppHandle) {
    #[cfg(target_os = "macos")]
    {
        use tauri_plugin_deep_link::DeepLinkExt as _;
        let handle = app.clone();
        app.deep_link().on_open_url(move |event| {
            crate::shell::open_more(&handle, event.urls().into_iter().map(String::from));
        });
    }
    #[cfg(not(target_os = "macos"))]
    let _ = app;
}

fn open_window(app: &tauri::AppHandle) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Diglot")
        .inner_size(1360.0, 820.0)
        .min_inner_size(560.0, 480.0)
        // The page is the only document this window ever shows.
        .on_navigation(|url| matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost"))
        .on_page_load(|window, load| {
            if matches!(load.event(), PageLoadEvent::Finished) {
                // A window that cannot be shown now is shown by the window manager later.
                let _ = window.show();
            }
        })
        .build()?;
    Ok(())
}

/// The library's folder: the argument, else `DIGLOT_DATA_DIR`, else the system's place for data,
/// the same as the command line's.
fn data_dir(arguments: &Arguments) -> PathBuf {
    arguments
        .data_dir
        .clone()
        .or_else(|| std::env::var_os("DIGLOT_DATA_DIR").map(PathBuf::from))
        .unwrap_or_else(diglot_engine::default_data_dir)
}
