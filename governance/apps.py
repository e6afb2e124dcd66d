from importlib import import_module

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "governance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from governance.board_book import agenda as board_agenda
        from governance.board_book import tasks as board_tasks
        from governance.councils import mail_days
        from governance.desk import changes, reminders, steps, tasks
        from governance.duties import reminders as duty_reminders
        from governance.duties import tasks as duty_tasks
        from governance.forward_plan import on_plans
        from governance.forward_plan import tasks as forward_plan_tasks
        from governance.meetings import councillors, finding, groups, imported_files
        from governance.packs import board_report_tasks, board_reports, making, telling
        from governance.packs import mail as pack_mail
        from governance.reporting import handing_over, papers, verifying
        from governance.reporting import interchange as report_interchange
        from governance.reporting import tasks as report_tasks
        from governance.scrutiny import tasks as scrutiny_tasks
        from governance.seats import councillors as councillor_sheets
        from governance.seats import interchange as seats
        from governance.seats import placing
        from governance.stages import history, record, record_state, suggested, taking_in
        from governance.timetables import body_interchange, interchange, step_roster
        from governance.timetables import sheets as timetable_sheets

        import_module("governance.scrutiny.period_block")
        for noun in ("timetables", "review_calendar", "scrutiny"):  # each kind of block registers itself
            import_module(f"governance.{noun}.block")
        for noun in ("reporting", "board_book", "packs", "scrutiny", "duties", "seats"):
            import_module(f"governance.{noun}.taken").register()

        for module in (
            history, body_interchange, interchange, report_interchange, record, record_state, tasks, report_tasks,
            steps, reminders, duty_reminders, changes, duty_tasks, scrutiny_tasks, verifying, papers, making, telling,
            mail_days, taking_in, board_reports, board_report_tasks, handing_over, councillors, finding, suggested,
            timetable_sheets, seats, pack_mail, board_agenda, board_tasks, placing, councillor_sheets, step_roster,
            imported_files, forward_plan_tasks, on_plans, groups,
        ):  # fmt: skip
            module.register()
