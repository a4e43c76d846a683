//! What a drawing (SVG) may take of the program that draws it: time, memory and stack. Whoever made it may never have
//! seen it drawn by another program than their own, or may mean harm.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use resvg::tiny_skia::{NonZeroRect, Transform};
use resvg::usvg::{Fill, Group, Node, Paint, Stroke, Tree};

use super::Fault;

/// How long drawing may take. Most drawings take a hundredth of a second.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// The stack of the thread that draws. It takes memory only where it is used, and masks in masks use it.
const STACK: usize = 1 << 30;

/// The pixels of everything that is drawn before it becomes a part of the whole: the layers of groups with filters,
/// masks or opacity, the tiles of patterns, and pictures in the drawing. Each takes four bytes.
const MOST_PIXELS: f32 = 128_000_000.0;

/// How many times as large as the picture a layer is at most: `resvg` cuts off what is further outside.
const LARGEST_LAYER: f32 = 25.0;

/// Does work on a drawing on a thread of its own, and reports what takes too long and what fails for whatever reason.
///
/// No thread can be ended from outside. One that is given up goes on until this program ends, which mostly is at once,
/// since the drawing is refused. A process could be ended, but it would have to be the same program once more, which
/// only the command line is.
pub(super) fn within<T: Send + 'static>(
    patience: Duration,
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    let (sender, receiver) = channel();
    let thread = thread::Builder::new().stack_size(STACK).spawn(move || {
        // Nobody may be waiting any more.
        let _ = sender.send(work());
    });
    if thread.is_err() {
        return Err(Fault::Undrawable("there is no memory for that"));
    }
    receiver.recv_timeout(patience).unwrap_or_else(|error| {
        Err(Fault::Undrawable(match error {
            RecvTimeoutError::Timeout => "that takes too long",
            RecvTimeoutError::Disconnected => "the program that draws it fails",
        }))
    })
}

/// Refuses what would fill the memory when it is drawn on so many pixels, at a scale.
pub(super) fn check_memory(tree: &Tree, pixels: f32, scale: f32) -> Result<(), Fault> {
    let most = held(
        tree.root(),
        Transform::from_scale(scale, scale),
        pixels * LARGEST_LAYER,
    );
    if most > MOST_PIXELS {
        return Err(Fault::Undrawable("that takes too much memory"));
    }
    Ok(())
}

/// The most pixels that are held at once, beside those of the picture, while the parts of a group are drawn one after
/// the other. No layer has more than `largest`.
fn held(group: &Group, transform: Transform, largest: f32) -> f32 {
    let parts = group
        .children()
        .iter()
        .map(|node| held_by(node, transform, largest));
    parts.fold(0.0, f32::max)
}

#[allow(clippy::cast_precision_loss)] // Nobody writes millions of filters.
fn held_by(node: &Node, transform: Transform, largest: f32) -> f32 {
    let inside = match node {
        Node::Group(group) => transform.pre_concat(group.transform()),
        _ => transform,
    };
    // What a mask, a clip path, a filter or a pattern draws.
    let mut used = 0.0;
    node.subroots(|root| used = f32::max(used, held(root, inside, largest)));
    match node {
        Node::Group(group) if group.should_isolate() => {
            let layer = area(group.layer_bounding_box(), inside).min(largest);
            // Once its parts are on it, there is a mask beside the layer, or the results of a filter.
            let results = group.filters().iter().map(|filter| filter.primitives().len());
            let results = results.max().unwrap_or(0).max(1) as f32;
            layer + f32::max(held(group, inside, largest), layer * results + used)
        }
        Node::Group(group) => held(group, inside, largest),
        Node::Text(text) => held(text.flattened(), inside, largest),
        Node::Image(image) => image.size().width() * image.size().height() + used,
        Node::Path(path) => {
            let fill = path.fill().map(Fill::paint);
            let stroke = path.stroke().map(Stroke::paint);
            let tiles = fill.into_iter().chain(stroke).map(|paint| match paint {
                Paint::Pattern(pattern) => area(pattern.rect(), inside.pre_concat(pattern.transform())),
                _ => 0.0,
            });
            tiles.fold(0.0, f32::max) + used
        }
    }
}

/// The pixels of a rectangle.
fn area(rect: NonZeroRect, transform: Transform) -> f32 {
    rect.transform(transform)
        .map_or(0.0, |rect| rect.width() * rect.height())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_takes_too_long_or_fails_is_reported() {
        let short = Duration::from_millis(20);
        let endless: Result<(), _> = within(short, || {
            loop {
                thread::park();
            }
        });
        assert!(matches!(endless, Err(Fault::Undrawable("that takes too long"))));
        let failing: Result<(), _> = within(PATIENCE, || panic!("on purpose"));
        assert!(matches!(
            failing,
            Err(Fault::Undrawable("the program that draws it fails"))
        ));
        assert!(within(PATIENCE, || Ok(1)).is_ok_and(|one| one == 1));
    }
}
