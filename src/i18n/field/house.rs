//! What the fields of views, files, tasks and the team are called.

use crate::i18n::Text;

impl Text {
    pub(super) fn depth_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "customer" => self.customer(),
            "contact" => self.liking_of(),
            "category" => self.liking_category(),
            "value" => self.liking_value(),
            "strength" => self.liking_strength(),
            "source" => self.liking_source(),
            "noted_on" => self.liking_noted_on(),
            "sensitive" => self.liking_sensitive(),
            "name" => self.view_name(),
            "query" => self.view_query(),
            "list" => self.view_list(),
            _ => return None,
        })
    }

    pub(super) fn file_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "subject" => self.file_subject(),
            "name" => self.file_name_label(),
            "content" => self.file_content(),
            "kind" => self.file_purpose(),
            "note" => self.file_note(),
            "added_on" => self.file_added_on(),
            "by" => self.file_by(),
            "placed" => self.placed_field(),
            "shows" => self.placed_shows(),
            "proves" => self.file_proves(),
            _ => return None,
        })
    }

    pub(super) fn task_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "title" => self.task_title(),
            "customer" => self.customer(),
            "contract" => self.contract(),
            "opportunity" => self.places_pipeline(),
            "assignee" => self.task_assignee(),
            "due" | "first_due" => self.task_due(),
            "priority" => self.task_priority(),
            "repeats" => self.activity_repeats(),
            "note" => self.customer_note(),
            "made_on" => self.task_made_on(),
            "stage" => self.lead_state(),
            _ => return None,
        })
    }

    pub(super) fn copy_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "person" => self.together_person(),
            "device" => self.together_device(),
            _ => return None,
        })
    }

    pub(super) fn team_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "name" => self.member_name(),
            "title" => self.member_title(),
            "team" => self.member_team(),
            "reports_to" => self.member_reports_to(),
            "role" => self.member_role(),
            "active_from" => self.member_from(),
            "active_to" => self.member_to(),
            "customer" => self.customer(),
            "on" => self.activity_on(),
            "by" => self.activity_by(),
            "from" => self.pool_had(),
            "to" => self.customer_owner(),
            "what" => self.pick("变动", "Change"),
            "pool" => self.pool_rules(),
            "own_fields" => self.own_fields(),
            "own_order" => self.own_order(),
            "lpr" => self.rate_lpr(),
            "ecb" => self.rate_ecb(),
            "boe" => self.rate_boe(),
            "rest_days" => self.rest_days_title(),
            "local_days" => self.local_days_title(),
            "service" | "standards" | "standard_changes" => self.policy_title(),
            "reminders" => self.reminder_words(),
            "approval" => self.approval_title(),
            "numbers" => self.numbers_title(),
            "known_numbers" => self.amiss_known_numbers(),
            "quiet" => self.quiet_title(),
            _ => return None,
        })
    }
}
