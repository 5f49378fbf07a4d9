"""Wagtail's API gives what readers see of our pages, and nobody's name from a list."""

from typing import Any

import pytest
from django.test import Client

from campaigns.factories import CampaignFactory, ConsultationFactory, HonorRollFactory, public_list
from news.factories import ArticleFactory
from tests.fixtures import SiteTree

pytestmark = pytest.mark.urls("tests.own_types.urls")


def given(page: Any) -> str:
    response = Client().get(f"/api/v2/pages/{page.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def test_it_gives_articles_and_campaigns(site_tree: SiteTree) -> None:
    article = ArticleFactory(parent=site_tree.news, lead="Tóm tắt riêng", bylines=["Thu Hà"])
    text = given(article)
    assert "Tóm tắt riêng" in text
    assert "Thu Hà" in text
    assert '"period_label"' in given(CampaignFactory(parent=site_tree.campaigns))
    assert '"introduction"' in given(site_tree.news)


def test_it_gives_no_names_of_lists(site_tree: SiteTree) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls)
    public_list(roll, "Nguyễn Văn An")
    text = given(roll)
    assert '"occasion"' in text
    assert "Nguyễn Văn An" not in text
    assert "award_list" not in text
    asked = ConsultationFactory(parent=site_tree.rolls, nominees=["Lê Văn Cường"])
    assert "Lê Văn Cường" not in given(asked)
    response = Client().get("/api/v2/pages/?type=campaigns.HonorRollPage&fields=award_list")
    assert response.status_code == 400
