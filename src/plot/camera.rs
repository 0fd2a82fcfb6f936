//! The camera: where a three-dimensional picture is seen from. It stands infinitely far off (orthographic), so that a unit is as
//! long in front as behind, and the third axis always points up on the page.
//!
//! ```text
//!        3 │   ╱ pitch                toward = (cos p·cos y, cos p·sin y, sin p)
//!          │  ◉ camera                right  = (−sin y, cos y, 0)
//!          │╱╲                        up     = toward × right
//!          ┼───╲──── 2                (y = yaw from the first axis, p = pitch above the plane of the first two)
//!        ╱   yaw
//!      1
//! ```

use crate::math::Real;

/// A direction of view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    right: [f64; 3],
    up: [f64; 3],
    toward: [f64; 3],
}

impl Camera {
    /// Seen from `yaw` about the third axis and `pitch` above the plane of the first two, radians. Angles that are no numbers
    /// count as 0.
    #[must_use]
    pub fn new(yaw: f64, pitch: f64) -> Self {
        let [yaw, pitch] = [yaw, pitch].map(|angle| if angle.is_finite() { angle } else { 0.0 });
        let (sin_yaw, cos_yaw) = (Real::sin(yaw), Real::cos(yaw));
        let (sin_pitch, cos_pitch) = (Real::sin(pitch), Real::cos(pitch));
        Self {
            right: [-sin_yaw, cos_yaw, 0.0],
            up: [-sin_pitch * cos_yaw, -sin_pitch * sin_yaw, cos_pitch],
            toward: [cos_pitch * cos_yaw, cos_pitch * sin_yaw, sin_pitch],
        }
    }

    /// A place as the camera has it: to the right, upwards, and towards the viewer.
    #[must_use]
    pub fn view(&self, place: [f64; 3]) -> [f64; 3] {
        [dot(self.right, place), dot(self.up, place), dot(self.toward, place)]
    }

    /// The place that the camera has at right, up and toward: the way back from [`view`](Self::view).
    #[must_use]
    pub fn world(&self, [x, y, z]: [f64; 3]) -> [f64; 3] {
        std::array::from_fn(|i| x * self.right[i] + y * self.up[i] + z * self.toward[i])
    }
}

/// The inner product.
#[must_use]
pub fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// The vector product.
#[must_use]
pub fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

/// The vector of length one in this direction; `None` where there is none.
#[must_use]
pub fn unit(a: [f64; 3]) -> Option<[f64; 3]> {
    let length = dot(a, a).sqrt();
    (length > 0.0 && length.is_finite()).then(|| a.map(|part| part / length))
}

/// Two directions at right angles to `axis` (of length one) and to each other.
#[must_use]
pub fn across(axis: [f64; 3]) -> [[f64; 3]; 2] {
    let helper = if axis[2].abs() < 0.9 { [0.0, 0.0, 1.0] } else { [1.0, 0.0, 0.0] };
    let first = unit(cross(axis, helper)).unwrap_or([1.0, 0.0, 0.0]);
    [first, cross(axis, first)]
}

#[cfg(test)]
mod tests {
    use super::{Camera, across, cross, dot};
    use crate::math::Real;

    fn close(a: [f64; 3], b: [f64; 3]) -> bool {
        a.iter().zip(b).all(|(x, y)| (x - y).abs() < 1e-12)
    }

    #[test]
    fn named_sides_look_as_they_should() {
        let front = Camera::new(0.0, 0.0);
        assert!(close(front.view([1.0, 0.0, 0.0]), [0.0, 0.0, 1.0]));
        assert!(close(front.view([0.0, 1.0, 0.0]), [1.0, 0.0, 0.0]));
        assert!(close(front.view([0.0, 0.0, 1.0]), [0.0, 1.0, 0.0]));
        let top = Camera::new(0.0, f64::PI / 2.0);
        assert!(close(top.view([0.0, 0.0, 1.0]), [0.0, 0.0, 1.0]));
    }

    #[test]
    fn the_way_back_leads_back() {
        let camera = Camera::new(0.7, -0.4);
        let place = [0.3, -1.2, 0.8];
        assert!(close(camera.world(camera.view(place)), place));
    }

    #[test]
    fn across_is_a_right_angled_pair() {
        for axis in [[0.0, 0.0, 1.0], [0.6, 0.0, 0.8], [-1.0, 0.0, 0.0]] {
            let [a, b] = across(axis);
            assert!(dot(a, b).abs() < 1e-12 && dot(a, axis).abs() < 1e-12 && (dot(a, a) - 1.0).abs() < 1e-12);
            assert!(close(cross(a, b), axis));
        }
    }
}
