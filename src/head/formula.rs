//! A head's target logit as a small expression tree, so that one element can draw any head's formula with live values.

/// An expression. Leaves name knobs by id, so the page can show a symbol or its present value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Formula {
    /// A knob's symbol or value.
    Knob(&'static str),
    /// A mathematical name that is not a knob: `θ_y`, `‖x‖`, `W_y·x` … with an optional index after `_`.
    Name(&'static str),
    /// A number.
    Number(f64),
    /// a + b + …
    Sum(&'static [Formula]),
    /// a − b
    Difference(&'static Formula, &'static Formula),
    /// a · b (juxtaposed)
    Product(&'static [Formula]),
    /// a / b
    Quotient(&'static Formula, &'static Formula),
    /// name(argument), such as cos(θ + m) or ψ(θ)
    Call(&'static str, &'static Formula),
    /// An expression between two signs, such as ‖x − c‖² or [θ + m]₊
    Fence(&'static str, &'static Formula, &'static str),
}
