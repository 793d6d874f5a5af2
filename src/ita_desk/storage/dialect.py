"""SQLite's dialect, which writes a table as the first program of version 1 did, word for word.

A torn list of the tables is mended by that of a new database (``salvage_pages``): that works only
while the same statements in the same order lead to the same pages.
"""

from typing import Any

from sqlalchemy import CheckConstraint, Column
from sqlalchemy.dialects.sqlite.base import SQLiteDDLCompiler, SQLiteTypeCompiler
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.schema import CreateIndex, CreateTable


class _Types(SQLiteTypeCompiler):
    def visit_VARCHAR(self, type_: Any, **_: Any) -> str:  # noqa: N802 (SQLAlchemy's name)
        """Text of any length."""
        return "TEXT"


class _Definitions(SQLiteDDLCompiler):
    def visit_create_table(self, create: CreateTable, **_: Any) -> str:
        """The columns in their order, then the checks, then what rows hang on."""
        table = create.element
        lines = [self.get_column_specification(column) for column in table.columns]
        lines += [
            f"CONSTRAINT {check.name} CHECK ({check.sqltext})"
            for check in table.constraints
            if isinstance(check, CheckConstraint)
        ]
        lines += [
            f"FOREIGN KEY ({column.name}) REFERENCES {key.column.table.name} ({key.column.name})"
            f" ON DELETE {key.ondelete}"
            for column in table.columns
            for key in column.foreign_keys
        ]
        return f'CREATE TABLE "{table.name}" (\n    ' + ",\n    ".join(lines) + "\n)"

    def get_column_specification(self, column: Column[Any], **_: Any) -> str:
        """The name of a column, its type and what it must hold."""
        words = [
            column.name if column.primary_key else f'"{column.name}"',
            column.type.compile(dialect=self.dialect),
        ]
        if not column.nullable:
            words.append("NOT NULL")
        if column.primary_key:
            words.append("PRIMARY KEY")
            if column.table.dialect_options["sqlite"]["autoincrement"]:
                words.append("AUTOINCREMENT")
        default = self.get_column_default_string(column)
        if default is not None:
            words.append(f"DEFAULT {default}")
        return " ".join(words)

    def visit_create_index(self, create: CreateIndex, *_: Any, **__: Any) -> str:
        """An index of a table's way to what its rows hang on."""
        index = create.element
        names = ", ".join(column.name for column in index.columns)
        assert index.table is not None
        return f'CREATE INDEX "{index.name}" ON "{index.table.name}" ({names})'


class _Dialect(SQLiteDialect_pysqlite):
    ddl_compiler = _Definitions
    type_compiler_cls = _Types
    supports_statement_cache = True


DIALECT = _Dialect()
