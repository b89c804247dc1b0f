CREATE TABLE `situation` (
	`city_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`sentence` text,
	`districts` text NOT NULL,
	`categories` text NOT NULL,
	`starts_at` integer NOT NULL,
	`declared_at` integer NOT NULL,
	`declared_by` text NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	PRIMARY KEY(`city_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `situation_by_end` ON `situation` (`city_id`,`ended_at`,`starts_at`);--> statement-breakpoint
CREATE TABLE `situation_report` (
	`city_id` text NOT NULL,
	`report_id` text NOT NULL,
	`situation_id` text NOT NULL,
	PRIMARY KEY(`city_id`, `report_id`),
	FOREIGN KEY (`city_id`,`report_id`) REFERENCES `report`(`city_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`city_id`,`situation_id`) REFERENCES `situation`(`city_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `situation_report_by_situation` ON `situation_report` (`city_id`,`situation_id`,`report_id`);--> statement-breakpoint
CREATE TABLE `situation_run` (
	`city_id` text NOT NULL,
	`id` text NOT NULL,
	`situation_id` text NOT NULL,
	`at` integer NOT NULL,
	`done_by` text NOT NULL,
	`action` text NOT NULL,
	`outcome` text,
	`done` integer NOT NULL,
	`left_out` text NOT NULL,
	PRIMARY KEY(`city_id`, `id`),
	FOREIGN KEY (`city_id`,`situation_id`) REFERENCES `situation`(`city_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `situation_run_by_time` ON `situation_run` (`city_id`,`situation_id`,`at`);