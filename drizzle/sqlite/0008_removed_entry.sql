CREATE TABLE `removed_entry` (
	`city_id` text NOT NULL,
	`reference` text NOT NULL,
	`removed_at` integer NOT NULL,
	PRIMARY KEY(`city_id`, `reference`)
);
--> statement-breakpoint
CREATE INDEX `removed_entry_by_time` ON `removed_entry` (`city_id`,`removed_at`,`reference`);