//! Where a head or a term was published.

/// A publication.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// Title as printed.
    pub title: &'static str,
    /// Authors, short form.
    pub authors: &'static str,
    /// Year of publication.
    pub year: u16,
    /// arXiv number or DOI; empty where neither exists.
    pub reference: &'static str,
}
