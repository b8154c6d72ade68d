"""Model fields of our own."""

from typing import Any

from django.db import models

from soceis.foundation.records.encryption import seal, unseal


class Sealed(str):
    """A value as it lies in the database; opened only when somebody reads the attribute."""

    __slots__ = ()


def bound_to(instance: models.Model, field: "models.Field[Any, Any]") -> str:
    """What a sealed value is bound to. A history row opens what its record sealed."""
    tracked = getattr(instance, "pgh_tracked_model", None)
    if tracked is not None:
        return f"{tracked._meta.db_table}|{instance.pgh_obj_id}|{field.attname}"  # type: ignore[attr-defined]
    return f"{instance._meta.db_table}|{instance.pk}|{field.attname}"


class _Unsealing:
    def __init__(self, field: "EncryptedTextField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type) -> Any:
        if instance is None:
            return self
        if self.field.attname not in instance.__dict__:
            instance.refresh_from_db(fields=[self.field.attname])
        value = instance.__dict__[self.field.attname]
        if isinstance(value, Sealed):
            value = unseal(str(value), bound_to(instance, self.field))
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that is encrypted in the database and never searched; "" stays "".

    The row's primary key must be known before saving, which holds for every Record. `blind_index` names the
    column with the value's blind index and its purpose, so that changing keys can make the index again.
    """

    def __init__(self, *args: Any, blind_index: tuple[str, str] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.blind_index = blind_index

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Unsealing(self))

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return Sealed(value) if value else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: ARG002  Django passes it
        value = model_instance.__dict__.get(self.attname)
        if not value or isinstance(value, Sealed):
            return value
        return Sealed(seal(value, bound_to(model_instance, self)))

    def get_prep_value(self, value: Any) -> Any:
        if value and not isinstance(value, Sealed):
            raise TypeError(f"{self.attname} is encrypted: it cannot be searched or updated in bulk.")
        return value if value is None else str(value)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name in {"isnull", "exact"}:
            return super().get_lookup(lookup_name)
        return None
