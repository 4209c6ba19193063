//! The published schemas, held by a validator that is not ours.

use crate::takers::pack;
use boon::{Compiler, Draft, SchemaIndex, Schemas};
use psp_self_assessment::records::schema;
use serde_json::Value;
use std::sync::OnceLock;

/// A schema that has been compiled.
pub struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn of(name: &str, value: Value) -> Self {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        let place = format!("https://schema.example/{name}");
        compiler.add_resource(&place, value).expect("a schema");
        let mut schemas = Schemas::new();
        let index = compiler.compile(&place, &mut schemas).expect("a schema of 2020-12");
        Self { schemas, index }
    }

    /// What it has against a value, if anything.
    pub fn refuses(&self, value: &Value) -> Option<String> {
        self.schemas.validate(value, self.index).err().map(|error| error.to_string())
    }
}

pub fn export_schema() -> &'static Schema {
    static SCHEMA: OnceLock<Schema> = OnceLock::new();
    SCHEMA.get_or_init(|| Schema::of(schema::EXPORT_FILE, schema::export(pack())))
}

pub fn answers_schema() -> &'static Schema {
    static SCHEMA: OnceLock<Schema> = OnceLock::new();
    SCHEMA.get_or_init(|| Schema::of(schema::ANSWERS_FILE, schema::answers(pack())))
}
