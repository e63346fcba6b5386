//! How `serde` hands values to the writer of JSON.

use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};

use super::json_text::{NotJson, Parts, Writer};

impl SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = NotJson;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotJson> {
        self.next();
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), NotJson> {
        self.close();
        Ok(())
    }
}

impl SerializeTuple for Parts<'_> {
    type Ok = ();
    type Error = NotJson;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotJson> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), NotJson> {
        SerializeSeq::end(self)
    }
}

impl SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = NotJson;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), NotJson> {
        self.key(key)?;
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), NotJson> {
        SerializeSeq::end(self)
    }
}

/// What has a flattened record in it comes as a map.
impl SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = NotJson;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NotJson> {
        self.next();
        key.serialize(&mut *self.writer)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotJson> {
        self.writer.write(": ")?;
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), NotJson> {
        SerializeSeq::end(self)
    }
}

fn unknown<T>(what: &str) -> Result<T, NotJson> {
    Err(NotJson { why: what.to_owned() })
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = NotJson;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Impossible<(), NotJson>;
    type SerializeTupleVariant = Impossible<(), NotJson>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Impossible<(), NotJson>;

    fn serialize_bool(self, value: bool) -> Result<(), NotJson> {
        self.write(if value { "true" } else { "false" })
    }

    fn serialize_i8(self, value: i8) -> Result<(), NotJson> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), NotJson> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), NotJson> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<(), NotJson> {
        self.write(&value.to_string())
    }

    fn serialize_u8(self, value: u8) -> Result<(), NotJson> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), NotJson> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), NotJson> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), NotJson> {
        self.write(&value.to_string())
    }

    fn serialize_f32(self, _: f32) -> Result<(), NotJson> {
        unknown("a number of single precision")
    }

    fn serialize_f64(self, value: f64) -> Result<(), NotJson> {
        self.number(value)
    }

    fn serialize_char(self, value: char) -> Result<(), NotJson> {
        self.quoted(&value.to_string())
    }

    fn serialize_str(self, value: &str) -> Result<(), NotJson> {
        self.quoted(value)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), NotJson> {
        unknown("bytes")
    }

    fn serialize_none(self) -> Result<(), NotJson> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), NotJson> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), NotJson> {
        self.write("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), NotJson> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), NotJson> {
        self.quoted(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), NotJson> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: &T,
    ) -> Result<(), NotJson> {
        unknown(variant)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, NotJson> {
        Ok(self.parts(['[', ']']))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, NotJson> {
        Ok(self.parts(['[', ']']))
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Impossible<(), NotJson>, NotJson> {
        unknown(name)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Impossible<(), NotJson>, NotJson> {
        unknown(variant)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, NotJson> {
        Ok(self.parts(['{', '}']))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, NotJson> {
        Ok(self.parts(['{', '}']))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Impossible<(), NotJson>, NotJson> {
        unknown(variant)
    }
}
