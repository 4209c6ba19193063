//! Scripts that a test lets run before the page's own, served from the same address, since the
//! site's own policy allows no others.

/// Writes down what the page must not do, where any script can read it: on the root element.
pub const WITNESS: &str = include_str!("witness.js");

/// Ways in which a browser refuses to store anything.
pub mod blocked {
    /// Opening throws at once, as in some private modes and blocked frames.
    pub const THROWS: &str = "
        IDBFactory.prototype.open = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };";
    /// Opening ends in an error: a real one, by asking for a version below the one there is.
    pub const FAILS: &str = "
        const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function () {
            open.call(this, 'newer', 2);
            return open.call(this, 'newer', 1);
        };";
    /// There is no such thing.
    pub const MISSING: &str = "
        Object.defineProperty(window, 'indexedDB', { value: undefined });";
    /// It opens, but the disk is full.
    pub const FULL: &str = "
        IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = () => {
            throw new DOMException('The disk is full.', 'QuotaExceededError');
        };";
}
