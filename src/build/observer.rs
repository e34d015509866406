/// A part of a build, in the order of a run. Some run side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Content files into memory.
    Load,
    /// Files to raw records.
    Parse,
    /// Raw records to the model.
    Resolve,
    /// Every stated figure recomputed.
    Audit,
    /// What pages share, and all addresses.
    Plan,
    /// Views, HTML, and each page to the sink.
    Pages,
    /// Data files and feeds.
    Data,
    /// The search index.
    Search,
    /// Staged files into place.
    Publish,
}

/// Looks on while a site is built, from any number of threads. It sees what happens and changes nothing; the
/// clock is its own, since the pipeline has none.
pub trait Observer: Sync {
    /// A stage begins.
    fn begins(&self, _stage: Stage) {}

    /// A stage is done.
    fn ends(&self, _stage: Stage) {}

    /// One more of so many pages is made.
    fn page_done(&self, _of: usize) {}
}

/// Nobody looks on.
impl Observer for () {}

/// Runs one stage before the eyes of an observer.
pub(super) fn stage<T>(observer: &dyn Observer, stage: Stage, work: impl FnOnce() -> T) -> T {
    observer.begins(stage);
    let done = work();
    observer.ends(stage);
    done
}
