//! What registries have in common, and the registry of what comes in two number types: heads and terms.
//!
//! ```text
//! find_in!(METRICS)           find: a SPEC by its id
//! chosen_from!(DATASETS)      find; Entry: what a Chosen<Spec> needs
//!
//! registry! { /// …  HEADS of dyn Head<f64>: softmax, arcface, … }
//!
//!   HEADS   each module's SPEC: knobs, formula, the training version (f32); chosen_from!(HEADS)
//!   exact   a SPEC's checking version (f64)
//! ```
//!
//! The checking versions stand apart from the Specs because a table of function pointers keeps alive whatever it points at: the
//! Lab's wasm module never calls `exact`, and so leaves all of them out.

/// Finds the `Spec`s of a list by their ids.
macro_rules! find_in {
    ($name:ident) => {
        /// Looks one up by its id.
        #[must_use]
        pub fn find(id: &str) -> Option<&'static Spec> {
            $name.iter().find(|spec| spec.id == id)
        }
    };
}

/// The same, and makes them such that one can be chosen with values for its knobs.
macro_rules! chosen_from {
    ($name:ident) => {
        find_in!($name);

        impl $crate::knob::Entry for Spec {
            fn id(&self) -> &'static str {
                self.id
            }

            fn knobs(&self) -> &'static [$crate::knob::Knob] {
                self.knobs
            }
        }
    };
}

/// Makes a registry of these modules, each with a `SPEC` and a `build` in either number type.
macro_rules! registry {
    ($(#[$doc:meta])* $name:ident of $exact:ty: $($module:ident,)*) => {
        $(#[$doc])*
        pub const $name: &[Spec] = &[$($module::SPEC),*];

        chosen_from!($name);

        impl Spec {
            /// Builds the version in f64, to check others against; `None` for a Spec that is not registered.
            #[must_use]
            pub fn exact(&self, values: &Values) -> Option<Box<$exact>> {
                const BUILD: &[fn(&Values) -> Box<$exact>] = &[$($module::build),*];
                let at = $name.iter().position(|spec| spec.id == self.id)?;
                BUILD.get(at).map(|build| build(values))
            }
        }
    };
}
