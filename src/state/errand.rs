//! Sending a worker on an errand, hearing what it says, letting it go.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::i18n::Text;
use crate::sync::errand::{Breakage, Errand, Report};

/// What a worker answered, or who waits for it.
#[derive(Default)]
struct Answer {
    report: Option<(Report, Option<Blob>)>,
    waker: Option<Waker>,
}

thread_local! {
    /// The worker that was started ahead of its errand, if there is one.
    static SPARE: RefCell<Option<Spare>> = const { RefCell::new(None) };
}

/// How far a worker is that has no errand yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waiting {
    /// It is being loaded.
    Starting,
    /// It listens.
    Ready,
    /// It will never listen. Whoever needs one starts another, and hears why.
    Broken,
}

/// A worker without an errand.
struct Spare {
    worker: Worker,
    waiting: Rc<Cell<Waiting>>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(web_sys::Event)>,
}

impl Spare {
    fn of(worker: Worker) -> Self {
        let waiting = Rc::new(Cell::new(Waiting::Starting));
        let note = Rc::clone(&waiting);
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            note.set(if matches!(read(&event), Some((Report::Ready, _))) { Waiting::Ready } else { Waiting::Broken });
        });
        let note = Rc::clone(&waiting);
        let failed = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            note.set(Waiting::Broken);
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Self { worker, waiting, _heard: heard, _failed: failed }
    }

    /// The worker, and whether it listens already; what it says from now on is for whoever takes it.
    fn hired(self) -> Option<(Worker, bool)> {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        match self.waiting.get() {
            Waiting::Starting => Some((self.worker, false)),
            Waiting::Ready => Some((self.worker, true)),
            Waiting::Broken => {
                self.worker.terminate();
                None
            }
        }
    }
}

/// Starts a worker. `None` where the browser makes none.
fn start() -> Option<Worker> {
    let page = web_sys::window()?.document()?.document_element()?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    // the worker compares it with its own: of an updated site one may be new and the other old
    options.set_name(&page.get_attribute("data-build")?);
    Worker::new_with_options(&page.get_attribute("data-worker")?, &options).ok()
}

/// A worker on its way. Dropping it ends it at once: what it had not written is not written.
pub(super) struct Clerk {
    worker: Worker,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(web_sys::Event)>,
}

impl Clerk {
    /// Starts a worker ahead of an errand that is likely: it is loaded while a person makes up their mind.
    pub(super) fn prepare() {
        SPARE.with_borrow_mut(|spare| {
            if spare.is_none() {
                *spare = start().map(Spare::of);
            }
        });
    }

    /// Lets a worker go that was started ahead and is not needed after all.
    pub(super) fn dismiss() {
        if let Some((worker, _)) = SPARE.take().and_then(Spare::hired) {
            worker.terminate();
        }
    }

    /// Starts a worker, gives it the errand as soon as it listens, and hands on everything that it says. `None` where the
    /// browser makes no worker.
    pub(super) fn send(
        errand: Errand,
        file: Option<Blob>,
        hear: impl Fn(Report, Option<Blob>) + Clone + 'static,
    ) -> Option<Self> {
        Some(Self::charge((start()?, false), (errand, file), hear))
    }

    /// The same with the worker that was started ahead for it, if there is one.
    pub(super) fn send_prepared(
        errand: Errand,
        file: Option<Blob>,
        hear: impl Fn(Report, Option<Blob>) + Clone + 'static,
    ) -> Option<Self> {
        let hired = SPARE.take().and_then(Spare::hired);
        let hired = hired.or_else(|| Some((start()?, false)))?;
        Some(Self::charge(hired, (errand, file), hear))
    }

    /// Gives a worker an errand: now if it listens already.
    fn charge(
        (worker, listens): (Worker, bool),
        task: (Errand, Option<Blob>),
        hear: impl Fn(Report, Option<Blob>) + Clone + 'static,
    ) -> Self {
        let mut first = Some(task);
        if listens && let Some((errand, file)) = first.take() {
            post(&worker, &errand, file.as_ref());
        }
        let started = Rc::new(Cell::new(listens));
        let has_started = Rc::clone(&started);
        let (told, asked) = (hear.clone(), worker.clone());
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| match read(&event) {
            Some((Report::Ready, _)) => {
                started.set(true);
                if let Some((errand, file)) = first.take() {
                    post(&asked, &errand, file.as_ref());
                }
            }
            Some((report, file)) => told(report, file),
            None => {}
        });
        let failed = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            // a program that had begun was there: it broke off, for want of memory as a rule
            let breakage = if has_started.get() { Breakage::Stopped } else { Breakage::Unloaded };
            hear(Report::Broken(breakage), None);
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Self { worker, _heard: heard, _failed: failed }
    }

    /// Sends a worker on an errand that needs no file, waits for its answer and lets it go.
    pub(super) async fn ask(errand: Errand) -> Report {
        Self::ask_about(errand, None).await.0
    }

    /// Sends a worker on an errand with a file, waits for its answer, with a file where it has one, and lets it go.
    pub(super) async fn ask_about(errand: Errand, file: Option<Blob>) -> (Report, Option<Blob>) {
        let answer: Rc<RefCell<Answer>> = Rc::default();
        let filling = Rc::clone(&answer);
        let clerk = Self::send(errand, file, move |report, file| {
            if !matches!(report, Report::Progress(_)) {
                let waker = {
                    let mut answer = filling.borrow_mut();
                    answer.report.get_or_insert((report, file));
                    answer.waker.take()
                };
                if let Some(waker) = waker {
                    waker.wake();
                }
            }
        });
        if clerk.is_none() {
            return (Report::Broken(Breakage::Unloaded), None);
        }
        let report = poll_fn(|context| {
            let mut answer = answer.borrow_mut();
            if let Some(report) = answer.report.take() {
                return Poll::Ready(report);
            }
            answer.waker = Some(context.waker().clone());
            Poll::Pending
        });
        let report = report.await;
        drop(clerk);
        report
    }

    /// Tells the worker more.
    pub(super) fn tell(&self, errand: &Errand) {
        post(&self.worker, errand, None);
    }
}

impl Drop for Clerk {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn read(event: &MessageEvent) -> Option<(Report, Option<Blob>)> {
    let parts = event.data().dyn_into::<Array>().ok()?;
    let report = serde_json::from_str(&parts.get(0).as_string()?).ok()?;
    Some((report, parts.get(1).dyn_into().ok()))
}

fn post(worker: &Worker, errand: &Errand, file: Option<&Blob>) {
    let Ok(text) = serde_json::to_string(errand) else { return };
    let parts = Array::of2(&JsValue::from_str(&text), &file.map_or(JsValue::UNDEFINED, JsValue::from));
    // a message of text and files can always be copied
    let _posted = worker.post_message(&parts);
}

/// Why a worker failed, and what to do.
pub(super) fn breakage_words(text: Text, breakage: Breakage) -> &'static str {
    match breakage {
        Breakage::Stale => text.worker_stale(),
        Breakage::Unloaded => text.worker_unloaded(),
        Breakage::Stopped => text.worker_stopped(),
    }
}

/// Why a worker did not do what it was asked for, and what to do.
pub(super) fn refusal_words(text: Text, report: Report) -> String {
    if let Report::Refused { words } = report {
        words
    } else if let Report::Broken(breakage) = report {
        breakage_words(text, breakage).to_owned()
    } else {
        text.worker_stopped().to_owned()
    }
}
