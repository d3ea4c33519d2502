//! The second program: what takes long or is heavy runs here, so that the page stays quick and small.
//!
//! It has its own connection to the database and no view. A crash here, or memory running out, ends this worker and not the
//! page ([`Breakage`](crate::sync::errand::Breakage)). The messages are [`sync::errand`](crate::sync::errand)'s.

mod bundle;
mod calendar;
mod check;
mod chunks;
mod clock;
mod export;
mod import;
mod post;
mod seal;
mod snapshot;
mod source;
mod word;
mod workbook;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, MessageEvent};

use crate::sync::errand::{Errand, Report};
use import::Import;

/// Listens, and does one errand after the other.
pub fn start() {
    console_error_panic_hook::set_once();
    let inbox = Rc::new(Inbox::default());
    let filling = Rc::clone(&inbox);
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(message) = post::read(&event) {
            filling.put(message);
        }
    });
    post::scope().set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    spawn_local(async move {
        post::send(&Report::Ready, None);
        let mut import = None::<Import>;
        loop {
            let (errand, file) = inbox.take().await;
            match errand {
                Errand::Export { book, passphrase, files } => export::export(&book, passphrase, files).await,
                Errand::Read { book } => import = Import::begin(&book, file).await,
                Errand::Passphrase { typed } => {
                    if let Some(locked) = import.take() {
                        import = locked.unlock(&typed).await;
                    }
                }
                Errand::Copy { customers } => {
                    if let Some(import) = &import {
                        import.copy(&customers);
                    }
                }
                Errand::Apply { consent } => {
                    if let Some(import) = &mut import {
                        import.apply(&consent).await;
                    }
                }
                Errand::TakeFiles => {
                    if let Some(import) = &mut import {
                        import.take_files().await;
                    }
                }
                Errand::Check { book } => check::check(&book).await,
                Errand::Snapshot { book, day, why } => snapshot::make(&book, &day, why).await,
                Errand::PutBack { book, name, day, person } => {
                    snapshot::put_back(&book, &name, &day, &person).await;
                }
                Errand::Restart { book, day, person } => snapshot::start_again(&book, &day, &person).await,
                Errand::Offers { book, exported_ms } => import::offers(&book, exported_ms).await,
                Errand::ReadWorkbook { language } => workbook::read(&language, file),
                Errand::WriteWorkbook { language } => workbook::write(&language, file),
                Errand::Seal { language, passphrase } => seal::seal(&language, &passphrase, file),
                Errand::WriteCalendar { language } => calendar::write(&language, file),
                Errand::WriteBundle { book } => bundle::write(&book, file).await,
                Errand::WriteWord { language } => word::write(&language, file),
                Errand::TakeBack { book, name, way, exported_ms } => {
                    import::take_back(&book, &name, way, exported_ms).await;
                }
            }
        }
    });
}

/// Messages that wait.
#[derive(Default)]
struct Inbox {
    waiting: RefCell<VecDeque<Message>>,
    waker: RefCell<Option<Waker>>,
}

type Message = (Errand, Option<Blob>);

impl Inbox {
    fn put(&self, message: Message) {
        self.waiting.borrow_mut().push_back(message);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    async fn take(&self) -> Message {
        poll_fn(|context| {
            if let Some(message) = self.waiting.borrow_mut().pop_front() {
                return Poll::Ready(message);
            }
            self.waker.replace(Some(context.waker().clone()));
            Poll::Pending
        })
        .await
    }
}
