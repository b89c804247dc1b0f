CREATE TABLE `barrier` (
	`city_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`body` text NOT NULL,
	`page` text,
	`reply_to` text,
	`language` text NOT NULL,
	PRIMARY KEY(`city_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `barrier_by_time` ON `barrier` (`city_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `delivery` (
	`city_id` text NOT NULL,
	`key` text NOT NULL,
	`topic` text NOT NULL,
	`change_id` text NOT NULL,
	`report_id` text,
	`data` text NOT NULL,
	`state` text NOT NULL,
	`run_after` integer NOT NULL,
	`claimed_until` integer,
	`attempts` integer NOT NULL,
	`problem` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`city_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `delivery_due` ON `delivery` (`run_after`,`key`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `delivery_by_change` ON `delivery` (`city_id`,`change_id`);--> statement-breakpoint
CREATE INDEX `delivery_by_report` ON `delivery` (`city_id`,`report_id`,`topic`);--> statement-breakpoint
CREATE INDEX `delivery_done` ON `delivery` (`updated_at`) WHERE state = 'done';--> statement-breakpoint
CREATE INDEX `delivery_parked` ON `delivery` (`city_id`,`updated_at`) WHERE state = 'parked';--> statement-breakpoint
CREATE TABLE `city_version` (
	`city_id` text NOT NULL,
	`n` integer NOT NULL,
	`sha256` text NOT NULL,
	`json` text NOT NULL,
	`first_seen_at` integer NOT NULL,
	PRIMARY KEY(`city_id`, `n`)
);
--> statement-breakpoint
CREATE TABLE `installation` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `photo` (
	`city_id` text NOT NULL,
	`id` text NOT NULL,
	`report_id` text NOT NULL,
	`kind` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`received_at` integer NOT NULL,
	`source_sha256` text NOT NULL,
	`picture_hash` text,
	`large` text NOT NULL,
	`small` text NOT NULL,
	`released_at` integer,
	`released_by` text,
	`released_large` text,
	`released_small` text,
	`released_width` integer,
	`released_height` integer,
	`boxes` text NOT NULL,
	`example` integer NOT NULL,
	PRIMARY KEY(`city_id`, `id`),
	FOREIGN KEY (`city_id`,`report_id`) REFERENCES `report`(`city_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `photo_by_report` ON `photo` (`city_id`,`report_id`,`received_at`);--> statement-breakpoint
CREATE TABLE `place_alert` (
	`city_id` text NOT NULL,
	`id` text NOT NULL,
	`address` text NOT NULL,
	`mailbox` text NOT NULL,
	`language` text NOT NULL,
	`place` text NOT NULL,
	`category` text,
	`requested_at` integer NOT NULL,
	`confirmed_at` integer,
	`told_until` integer NOT NULL,
	`mailed_at` integer,
	PRIMARY KEY(`city_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `place_alert_by_mailbox` ON `place_alert` (`city_id`,`mailbox`,`requested_at`);--> statement-breakpoint
CREATE TABLE `place_alert_key` (
	`sha256` text PRIMARY KEY NOT NULL,
	`city_id` text NOT NULL,
	`alert_id` text NOT NULL,
	`purpose` text NOT NULL,
	`expires` integer,
	FOREIGN KEY (`city_id`,`alert_id`) REFERENCES `place_alert`(`city_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `place_alert_key_by_alert` ON `place_alert_key` (`city_id`,`alert_id`);--> statement-breakpoint
CREATE TABLE `report_event` (
	`city_id` text NOT NULL,
	`id` text NOT NULL,
	`report_id` text NOT NULL,
	`seq` integer NOT NULL,
	`change_id` text NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`public` integer NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`data` text NOT NULL,
	`text_id` text,
	PRIMARY KEY(`city_id`, `id`),
	FOREIGN KEY (`city_id`,`report_id`) REFERENCES `report`(`city_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_event_in_order` ON `report_event` (`city_id`,`report_id`,`seq`);--> statement-breakpoint
CREATE INDEX `report_event_merge_requests` ON `report_event` (`city_id`,`report_id`,`change_id`) WHERE type = 'merge_requested';--> statement-breakpoint
CREATE INDEX `report_event_proposed` ON `report_event` (`city_id`,`at`) WHERE type = 'rule_proposed';--> statement-breakpoint
CREATE INDEX `report_event_by_change` ON `report_event` (`city_id`,`change_id`);--> statement-breakpoint
CREATE TABLE `report_key` (
	`city_id` text NOT NULL,
	`report_id` text NOT NULL,
	`sha256` text NOT NULL,
	`purpose` text NOT NULL,
	`expires` integer,
	PRIMARY KEY(`city_id`, `report_id`, `sha256`),
	FOREIGN KEY (`city_id`,`report_id`) REFERENCES `report`(`city_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `report_pin` (
	`city_id` text NOT NULL,
	`report_id` text NOT NULL,
	`hash` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`city_id`, `report_id`),
	FOREIGN KEY (`city_id`,`report_id`) REFERENCES `report`(`city_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `suggestion` (
	`city_id` text NOT NULL,
	`report_id` text NOT NULL,
	`other_id` text NOT NULL,
	`other_reference` text NOT NULL,
	`score` real NOT NULL,
	`reasons` text NOT NULL,
	PRIMARY KEY(`city_id`, `report_id`, `other_id`),
	FOREIGN KEY (`city_id`,`report_id`) REFERENCES `report`(`city_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `suggestion_by_other` ON `suggestion` (`city_id`,`other_id`);--> statement-breakpoint
CREATE TABLE `supporter` (
	`city_id` text NOT NULL,
	`report_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`city_id`, `report_id`, `id`),
	FOREIGN KEY (`city_id`,`report_id`) REFERENCES `report`(`city_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `report_text` (
	`city_id` text NOT NULL,
	`id` text NOT NULL,
	`report_id` text NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`body_folded` text NOT NULL,
	`language` text NOT NULL,
	`at` integer NOT NULL,
	`author_id` text,
	PRIMARY KEY(`city_id`, `id`),
	FOREIGN KEY (`city_id`,`report_id`) REFERENCES `report`(`city_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_text_by_report` ON `report_text` (`city_id`,`report_id`,`at`);--> statement-breakpoint
CREATE TABLE `report` (
	`city_id` text NOT NULL,
	`id` text NOT NULL,
	`reference` text NOT NULL,
	`city_version` integer NOT NULL,
	`category` text NOT NULL,
	`sub_kind` text,
	`answers` text NOT NULL,
	`phrases` text NOT NULL,
	`public_kind` text NOT NULL,
	`published` integer NOT NULL,
	`is_public` integer NOT NULL,
	`location_kind` text NOT NULL,
	`lat` real,
	`lon` real,
	`accuracy_meters` real,
	`location_source` text,
	`location_text` text,
	`location_district_id` text,
	`map_x` integer,
	`map_y` integer,
	`cell_x` integer,
	`cell_y` integer,
	`street` text,
	`street_folded` text,
	`house_number` text,
	`quarter_id` text,
	`district_id` text,
	`state` text NOT NULL,
	`outcome` text,
	`closing` text,
	`merged_into` text,
	`waiting_reason` text,
	`waiting_until` integer,
	`forwarded_to` text,
	`hidden_at` integer,
	`team` text NOT NULL,
	`assignee` text,
	`proposed_organisation` text,
	`route_rule` text NOT NULL,
	`route_reasons` text NOT NULL,
	`due_at` integer NOT NULL,
	`urgency` text,
	`desk_order` integer NOT NULL,
	`returns` integer NOT NULL,
	`language` text NOT NULL,
	`channel` text NOT NULL,
	`observed_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`closed_at` integer,
	`live_until` integer NOT NULL,
	`photos_expected` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`city_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_by_reference` ON `report` (`reference`);--> statement-breakpoint
CREATE INDEX `report_by_cell` ON `report` (`city_id`,`cell_x`,`cell_y`,`live_until`,`map_x`,`map_y`);--> statement-breakpoint
CREATE INDEX `report_by_main` ON `report` (`city_id`,`merged_into`) WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX `report_open_by_due` ON `report` (`city_id`,`desk_order`,`id`) WHERE state <> 'closed' and merged_into is null;--> statement-breakpoint
CREATE INDEX `report_by_state` ON `report` (`city_id`,`state`,`team`,`merged_into`);--> statement-breakpoint
CREATE INDEX `report_by_rule` ON `report` (`city_id`,`route_rule`,`returns`);--> statement-breakpoint
CREATE INDEX `report_by_receipt` ON `report` (`city_id`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `report_public_by_receipt` ON `report` (`city_id`,`received_at`,`id`) WHERE is_public = 1 and merged_into is null;--> statement-breakpoint
CREATE INDEX `report_public_by_map` ON `report` (`city_id`,`map_x`,`map_y`,`category`,`state`,`outcome`,`reference`,`is_public`,`merged_into`) WHERE is_public = 1 and merged_into is null;--> statement-breakpoint
CREATE INDEX `report_fixed_by_closing` ON `report` (`city_id`,`category`,`closed_at`,`district_id`,`received_at`) WHERE outcome = 'fixed' and merged_into is null;--> statement-breakpoint
CREATE INDEX `report_counts_by_receipt` ON `report` (`city_id`,`received_at`,`category`,`district_id`) WHERE public_kind = 'counts';--> statement-breakpoint
CREATE TABLE `spot` (
	`city_id` text NOT NULL,
	`id` integer NOT NULL,
	`group_code` text NOT NULL,
	`lat` real NOT NULL,
	`lon` real NOT NULL,
	`block_x` integer NOT NULL,
	`block_y` integer NOT NULL,
	`founded_at` integer NOT NULL,
	PRIMARY KEY(`city_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `spot_by_block` ON `spot` (`city_id`,`group_code`,`block_x`,`block_y`);--> statement-breakpoint
CREATE TABLE `spot_measure` (
	`city_id` text NOT NULL,
	`id` text NOT NULL,
	`spot_id` integer NOT NULL,
	`what` text NOT NULL,
	`team` text,
	`organisation` text,
	`starts_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	PRIMARY KEY(`city_id`, `id`),
	FOREIGN KEY (`city_id`,`spot_id`) REFERENCES `spot`(`city_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `spot_measure_by_spot` ON `spot_measure` (`city_id`,`spot_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `spot_report` (
	`city_id` text NOT NULL,
	`report_id` text NOT NULL,
	`group_code` text NOT NULL,
	`lat` real NOT NULL,
	`lon` real NOT NULL,
	`block_x` integer NOT NULL,
	`block_y` integer NOT NULL,
	`received_at` integer NOT NULL,
	`in_window` integer NOT NULL,
	`near_count` integer NOT NULL,
	`is_centre` integer NOT NULL,
	`centre_id` text,
	`spot_id` integer,
	PRIMARY KEY(`city_id`, `report_id`),
	FOREIGN KEY (`city_id`,`report_id`) REFERENCES `report`(`city_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `spot_report_in_window` ON `spot_report` (`city_id`,`group_code`,`block_x`,`block_y`) WHERE in_window = 1;--> statement-breakpoint
CREATE INDEX `spot_report_unplaced` ON `spot_report` (`city_id`,`group_code`,`block_x`,`block_y`) WHERE spot_id is null;--> statement-breakpoint
CREATE INDEX `spot_report_by_age` ON `spot_report` (`city_id`,`received_at`,`report_id`) WHERE in_window = 1;--> statement-breakpoint
CREATE INDEX `spot_report_by_spot` ON `spot_report` (`city_id`,`spot_id`,`received_at`,`report_id`);--> statement-breakpoint
CREATE INDEX `spot_report_centre` ON `spot_report` (`city_id`,`spot_id`) WHERE is_centre = 1;--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`city_id` text NOT NULL,
	`login` text NOT NULL,
	`password_hash` text NOT NULL,
	`name` text NOT NULL,
	`initials` text NOT NULL,
	`role` text NOT NULL,
	`teams` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_by_login` ON `staff` (`login`);--> statement-breakpoint
CREATE INDEX `staff_by_city` ON `staff` (`city_id`,`name`);--> statement-breakpoint
CREATE TABLE `staff_session` (
	`sha256` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `staff_session_by_staff` ON `staff_session` (`staff_id`);--> statement-breakpoint
CREATE TABLE `mail_key` (
	`sha256` text PRIMARY KEY NOT NULL,
	`city_id` text NOT NULL,
	`subscription_id` text NOT NULL,
	`purpose` text NOT NULL,
	`expires` integer,
	FOREIGN KEY (`city_id`,`subscription_id`) REFERENCES `subscription`(`city_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mail_key_by_subscription` ON `mail_key` (`city_id`,`subscription_id`);--> statement-breakpoint
CREATE TABLE `solved_question` (
	`city_id` text NOT NULL,
	`report_id` text NOT NULL,
	`closed_at` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	PRIMARY KEY(`city_id`, `report_id`, `closed_at`),
	FOREIGN KEY (`city_id`,`report_id`) REFERENCES `report`(`city_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `solved_question_by_closing` ON `solved_question` (`city_id`,`closed_at`);--> statement-breakpoint
CREATE TABLE `subscription` (
	`city_id` text NOT NULL,
	`id` text NOT NULL,
	`report_id` text NOT NULL,
	`role` text NOT NULL,
	`address` text NOT NULL,
	`mailbox` text NOT NULL,
	`language` text NOT NULL,
	`requested_at` integer NOT NULL,
	`confirmed_at` integer,
	`told_until` integer NOT NULL,
	`told_state` text,
	PRIMARY KEY(`city_id`, `id`),
	FOREIGN KEY (`city_id`,`report_id`) REFERENCES `report`(`city_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `subscription_by_report` ON `subscription` (`city_id`,`report_id`,`requested_at`);--> statement-breakpoint
CREATE INDEX `subscription_by_mailbox` ON `subscription` (`city_id`,`mailbox`,`requested_at`);