//! Values that follow from signals. To Leptos each is one number that counts its changes: its own memos are made anew by
//! the compiler for every type of value, and were a twentieth of the page's code.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::{Arc, PoisonError, RwLock};

use leptos::prelude::{GetUntracked, GetValue, Memo as Counted, StoredValue, Track};
use wasm_bindgen::throw_str;

/// A value that is computed when it is read after a signal it was made from has changed. Those that follow it hear of it
/// only when it is another one.
pub struct Memo<T> {
    changes: Counted<usize>,
    /// A `RwLock<Option<T>>`.
    value: StoredValue<Kept>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::made(move |_| compute(), |old, new| old != new)
    }

    /// From the value before as well, where there is one.
    pub fn new_from_before(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self::made(compute, |old, new| old != new)
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// With another way to tell whether a value differs from the one before.
    pub fn new_with_compare(
        compute: impl Fn() -> T + Send + Sync + 'static,
        differs: fn(&T, &T) -> bool,
    ) -> Self {
        Self::made(move |_| compute(), differs)
    }

    fn made(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static, differs: fn(&T, &T) -> bool) -> Self {
        let value = Arc::new(RwLock::new(None::<T>));
        let kept = Arc::clone(&value);
        let has_changed = move || {
            let next = compute(kept.read().unwrap_or_else(PoisonError::into_inner).as_ref());
            let mut kept = kept.write().unwrap_or_else(PoisonError::into_inner);
            let has_changed = kept.as_ref().is_none_or(|old| differs(old, &next));
            if has_changed {
                *kept = Some(next);
            }
            has_changed
        };
        let (changes, value) = counted(Box::new(has_changed), value);
        Self { changes, value, of: PhantomData }
    }

    /// Reads the value, and follows it.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.changes.track();
        self.with_untracked(read)
    }

    /// Reads the value as it is now.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        let value = brought_up_to_date(self.changes, self.value);
        let value = value.downcast_ref::<RwLock<Option<T>>>();
        let value = value.map(|value| value.read().unwrap_or_else(PoisonError::into_inner));
        match value.as_deref() {
            Some(Some(value)) => read(value),
            Some(None) | None => throw_str("a value was read before it was computed"),
        }
    }
}

impl<T: Clone + Send + Sync + 'static> Memo<T> {
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

type Kept = Arc<dyn Any + Send + Sync>;

#[inline(never)]
fn counted(
    has_changed: Box<dyn Fn() -> bool + Send + Sync>,
    value: Kept,
) -> (Counted<usize>, StoredValue<Kept>) {
    let count = move |old: Option<&usize>| old.map_or(0, |old| *old) + usize::from(has_changed());
    (Counted::new(count), StoredValue::new(value))
}

#[inline(never)]
fn brought_up_to_date(changes: Counted<usize>, value: StoredValue<Kept>) -> Kept {
    changes.get_untracked();
    value.get_value()
}
