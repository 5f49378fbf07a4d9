from collections import Counter

from django.core.management.base import BaseCommand

from news.files.tidying import stored_images, tidy


class Command(BaseCommand):
    help = (
        "Prepare images that were stored before uploads were checked: positions, times and serial "
        "numbers are taken out, rare formats and huge pictures are converted."
    )

    def handle(self, **options: object) -> None:
        done: Counter[str] = Counter()
        for image in stored_images():
            done[tidy(image)] += 1
        self.stdout.write(
            f"{done['prepared']} images were prepared, {done['damaged']} cannot be read "
            f"(see Reports in the admin), {done['']} were as they should be."
        )
