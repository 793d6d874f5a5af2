from ita_desk.verbs.actions import ACTION_NAMES, Action


def test_every_action_has_a_name_for_the_menus():
    assert set(ACTION_NAMES) == set(Action)
