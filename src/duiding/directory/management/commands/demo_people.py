"""Who can be chosen on the sign-in page of the demo, and what each of them sees."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from duiding.directory.roles import Role
from duiding.directory.signin.demo import DemoPerson, demo_people


class Command(BaseCommand):
    help = "Print the people of the demo, with role and what they see."

    def handle(self, *arguments: Any, **options: Any) -> None:
        town = ""
        with translation.override("nl"):
            for person in demo_people():
                if person.municipality != town:
                    town = person.municipality
                    self.stdout.write(f"{town}:")
                self.stdout.write(f"  {_line(person)}")


def _line(person: DemoPerson) -> str:
    return f"{person.name:<16} {Role(person.role).label!s:<34} {person.demo_line}"
