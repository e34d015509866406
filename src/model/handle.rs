/// Declares handles into the lists of the model.
macro_rules! handles {
    ($($(#[$meta:meta])* $name:ident;)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            pub(super) fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// Position in the list of the model.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

handles! {
    /// Names a unit.
    UnitIx;
    /// Names a criteria set.
    FrameworkIx;
    /// Names a result.
    ResultIx;
    /// Names a finding.
    FindingIx;
    /// Names an indicator.
    IndicatorIx;
    /// Names a source document.
    DocumentIx;
    /// Names a document that a source document cites.
    CitedIx;
}
