//! How a value is written where it is used: lent, given away at its last use, or in brackets.

use fx_ir::NodeId;

use super::super::tree::What;
use super::{Emitter, How, POSTFIX, Pending, State, UNARY};
use crate::error::CodegenError;

impl Emitter<'_> {
    /// Whether one of the values that the call uses is surely traced, so that the call will be recorded.
    pub(in crate::rust) fn is_traced(&self) -> bool {
        self.refs.iter().any(|id| match self.state(*id) {
            State::Attribute(place) => {
                let what = self.places.get(place as usize).map(|place| &place.what);
                matches!(what, Some(What::Parameter))
            }
            State::Unseen => false,
            _ => true,
        })
    }

    /// Whether the value is one for which Rust's operators and methods are there: not one that may be absent.
    pub(in crate::rust) fn is_plain(&self, id: NodeId) -> bool {
        match self.state(id) {
            State::Attribute(place) => {
                !matches!(self.places.get(place as usize).map(|place| &place.what), Some(What::Optional))
            }
            State::Unseen => false,
            _ => true,
        }
    }

    fn is_last_use(&self, id: NodeId) -> bool {
        self.uses.get(id.index()).is_some_and(|uses| uses.1 == self.position)
    }

    /// Whether the call may take the local: it is its last use, and the only one in what is still to be written of the
    /// call.
    pub(super) fn can_be_taken(&self, id: NodeId) -> bool {
        let is_inside = |inlined: &Pending| !inlined.text.is_empty() && inlined.locals.contains(&id);
        self.is_last_use(id)
            && self.refs.iter().filter(|other| **other == id).count() == 1
            && !self.inlined.iter().any(is_inside)
    }

    /// How the items of an array are written, which must be of one type.
    pub(in crate::rust) fn how_in_array(&self, ids: &[NodeId]) -> How {
        let is_taken = |id: &NodeId| match self.state(*id) {
            State::Pending => true,
            State::Local => self.can_be_taken(*id),
            _ => false,
        };
        let is_attribute = |id: &NodeId| matches!(self.state(*id), State::Attribute(_));
        if ids.iter().any(is_attribute) || ids.iter().all(is_taken) { How::Owned } else { How::Lent }
    }

    /// Writes the value of a node.
    pub(in crate::rust) fn node(&mut self, id: NodeId, how: How) -> Result<(), CodegenError> {
        match self.state(id) {
            State::Input => {
                self.push_name(id);
                if how == How::Owned {
                    self.text.push_str(".clone()");
                }
            }
            State::Local => {
                let gives = matches!(how, How::Argument | How::Owned | How::Operand(_));
                if gives && self.can_be_taken(id) {
                    self.push_name(id);
                    return Ok(());
                }
                if self.is_last_use(id) {
                    self.drops.push(id);
                }
                self.text.push_str(if matches!(how, How::Receiver | How::Owned) { "" } else { "&" });
                self.push_name(id);
                self.text.push_str(if how == How::Owned { ".clone()" } else { "" });
            }
            State::Pending => {
                let Some(at) = self.inlined.iter().position(|inlined| inlined.id == id) else {
                    return Err(self.refuse("the value", self.graph.node(id).name()));
                };
                let inlined = &mut self.inlined[at];
                let text = std::mem::take(&mut inlined.text);
                let (needs, prefix) = match how {
                    How::Receiver => (POSTFIX, ""),
                    How::Operand(needs) => (needs, ""),
                    How::Lent => (UNARY, "&"),
                    How::Argument | How::Owned => (0, ""),
                };
                self.text.push_str(prefix);
                if inlined.binds < needs {
                    self.text.push('(');
                    self.text.push_str(&text);
                    self.text.push(')');
                } else {
                    self.text.push_str(&text);
                }
            }
            State::Attribute(place) => self.attribute(id, place, how),
            State::Unseen => return Err(self.refuse("the value of the later", self.graph.node(id).name())),
        }
        Ok(())
    }

    fn attribute(&mut self, id: NodeId, place: u32, how: How) {
        // A value that is computed inside the same call, and that the graph computes after this read, must come after
        // it here, too.
        let position = self.positions.get(id.index()).copied();
        let is_before = self.inlined.iter().any(|inlined| {
            !inlined.text.is_empty() && self.positions.get(inlined.id.index()).copied() > position
        });
        let Some(place) = self.places.get(place as usize) else { return };
        let lends = matches!(how, How::Argument | How::Operand(_)) && !is_before;
        match place.what {
            What::Tensor => {
                self.text.push_str(if how == How::Receiver { "" } else { "&" });
                self.text.push_str(&place.expr);
            }
            What::Optional if lends => self.text.push_str(&place.expr),
            What::Optional => {
                self.imports.trace("IntoVar");
                self.text.push_str(&place.expr);
                self.text.push_str(".into_var()");
            }
            _ if lends => {
                self.text.push('&');
                self.text.push_str(&place.expr);
            }
            _ => {
                self.text.push_str(if how == How::Lent { "&" } else { "" });
                self.text.push_str(&place.expr);
                self.text.push_str(".value()");
            }
        }
    }
}
