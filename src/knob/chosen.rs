//! What was chosen from a registry: one of its Specs, and a value for each of that Spec's knobs.
//!
//! ```text
//! head=cosface&m=0.2  ──►  Chosen<head::Spec> { spec: cosface, values: s, m, … }
//! ```
//!
//! The two travel together, so that a value never meets another Spec's knob and nobody looks an id up again.

use super::{Knob, Values};
use crate::message::Message;
use std::fmt;

/// A Spec, as far as a choice of one needs it.
pub trait Entry: 'static {
    /// What it is called in the registry.
    fn id(&self) -> &'static str;

    /// What can be set.
    fn knobs(&self) -> &'static [Knob];
}

/// A Spec and a value for each of its knobs.
pub struct Chosen<S: 'static> {
    spec: &'static S,
    values: Values,
}

impl<S: Entry> Chosen<S> {
    /// With every knob at its default.
    #[must_use]
    pub fn new(spec: &'static S) -> Self {
        Self { spec, values: Values::defaults(spec.knobs()) }
    }

    /// The Spec.
    #[must_use]
    pub fn spec(&self) -> &'static S {
        self.spec
    }

    /// The Spec's id.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.spec.id()
    }

    /// The values of its knobs.
    #[must_use]
    pub fn values(&self) -> &Values {
        &self.values
    }

    pub(crate) fn values_mut(&mut self) -> &mut Values {
        &mut self.values
    }

    /// Sets one of its knobs from text. Returns the clamp, if there was one.
    ///
    /// # Errors
    /// A message where there is no such knob, or the text is no value of it.
    pub fn set(&mut self, id: &str, text: &str) -> Result<Option<Message>, Message> {
        self.values.set(id, text)
    }
}

impl<S> Clone for Chosen<S> {
    fn clone(&self) -> Self {
        Self { spec: self.spec, values: self.values.clone() }
    }
}

impl<S: Entry> PartialEq for Chosen<S> {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id() && self.values == other.values
    }
}

impl<S: Entry> fmt::Debug for Chosen<S> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_tuple("Chosen").field(&self.id()).field(&self.values).finish()
    }
}
