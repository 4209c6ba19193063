//! The objects of a record: itself, and the four in it.

use super::{
    draft::Draft,
    field::Field,
    scalar::{KeySeed, Scalar, ScalarSeed, excerpt, quoted},
};
use crate::records::questions::Part;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Something that must be an object, and what to do with its members.
pub(super) trait Members<'t>: Sized {
    /// Notes that it is no object.
    fn refuse<E: serde::de::Error>(self, found: String) -> E;
    fn read<A: MapAccess<'t>>(self, map: A) -> Result<(), A::Error>;
}

/// The record itself.
pub(super) struct Top<'d, 'r, 't>(pub(super) &'d mut Draft<'r, 't>);
/// `profile`, `answers` or `burden`.
pub(super) struct PartSeed<'d, 'r, 't>(pub(super) &'d mut Draft<'r, 't>, pub(super) Part);
/// `sure`.
pub(super) struct SureSeed<'d, 'r, 't>(pub(super) &'d mut Draft<'r, 't>);
/// Visits an object; anything else is a fault.
pub(super) struct Object<M>(pub(super) M);

impl<'t> Members<'t> for Top<'_, '_, 't> {
    fn refuse<E: serde::de::Error>(self, found: String) -> E {
        self.0.fault("", "an export record (an object)", found)
    }

    fn read<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        let draft = self.0;
        let mut after = 0;
        while let Some(key) = map.next_key_seed(KeySeed)? {
            let fields = Field::ALL.iter().enumerate();
            let mut fields = fields.clone().skip(after).chain(fields.take(after));
            let Some((index, field)) = fields.find(|(_, field)| field.key() == key) else {
                let found = map.next_value_seed(ScalarSeed)?.said();
                return Err(draft.fault(
                    excerpt(&key),
                    "no other fields than those of an export record",
                    found,
                ));
            };
            after = index + 1;
            if !draft.note(index) {
                let found = map.next_value_seed(ScalarSeed)?.said();
                return Err(draft.fault(field.key(), "each key once", found));
            }
            draft.field(*field, &mut map)?;
        }
        draft.complete()
    }
}

impl<'t> Members<'t> for PartSeed<'_, '_, 't> {
    fn refuse<E: serde::de::Error>(self, found: String) -> E {
        self.0.fault(self.1.key(), "an object", found)
    }

    fn read<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        let mut after = 0;
        while let Some(key) = map.next_key_seed(KeySeed)? {
            let value = map.next_value_seed(ScalarSeed)?;
            self.0.answer(self.1, &key, &mut after, value)?;
        }
        Ok(())
    }
}

impl<'t> Members<'t> for SureSeed<'_, '_, 't> {
    fn refuse<E: serde::de::Error>(self, found: String) -> E {
        self.0.fault("sure", "an object", found)
    }

    fn read<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        let mut after = 0;
        while let Some(key) = map.next_key_seed(KeySeed)? {
            let value = map.next_value_seed(ScalarSeed)?;
            self.0.sure(&key, &mut after, &value)?;
        }
        Ok(())
    }
}

impl<'t, M: Members<'t>> DeserializeSeed<'t> for Object<M> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t, M: Members<'t>> Visitor<'t> for Object<M> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        Err(self.0.refuse(Scalar::Null.said()))
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        Err(self.0.refuse(Scalar::Bool(value).said()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        Err(self.0.refuse(value.to_string()))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        Err(self.0.refuse(value.to_string()))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        Err(self.0.refuse(value.to_string()))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        Err(self.0.refuse(quoted(value)))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, _: A) -> Result<(), A::Error> {
        Err(self.0.refuse(Scalar::List.said()))
    }

    fn visit_map<A: MapAccess<'t>>(self, map: A) -> Result<(), A::Error> {
        self.0.read(map)
    }
}
