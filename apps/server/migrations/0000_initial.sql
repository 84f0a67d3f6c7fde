CREATE TABLE `carrier_feed` (
	`feed` text PRIMARY KEY NOT NULL,
	`last_received_at` integer NOT NULL,
	`received` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `raw_payload` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`feed` text NOT NULL,
	`sha256` text NOT NULL,
	`received_at` integer NOT NULL,
	`headers` text NOT NULL,
	`bytes` blob NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `raw_payload_by_bytes` ON `raw_payload` (`feed`,`sha256`);--> statement-breakpoint
CREATE INDEX `raw_payload_due` ON `raw_payload` (`due_at`) WHERE "raw_payload"."state" = 'waiting';--> statement-breakpoint
CREATE TABLE `device` (
	`device` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`site` text NOT NULL,
	`key` text NOT NULL,
	`challenge` text NOT NULL,
	`enrolled_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_by` text,
	`heard_at` integer,
	`waiting` integer DEFAULT 0 NOT NULL,
	`app` text,
	`clock_offset` integer,
	`made` text DEFAULT '{}' NOT NULL,
	`gaps` text DEFAULT '[]' NOT NULL,
	`lost` text DEFAULT '[]' NOT NULL,
	`storage` text
);
--> statement-breakpoint
CREATE TABLE `device_token` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`device` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `device_token_by_device` ON `device_token` (`device`);--> statement-breakpoint
CREATE TABLE `enrolment` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`name` text,
	`offered_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`device` text
);
--> statement-breakpoint
CREATE INDEX `enrolment_by_expiry` ON `enrolment` (`expires_at`);--> statement-breakpoint
CREATE TABLE `device_contact` (
	`device` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`heard_at` integer NOT NULL,
	`json` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `event` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`hash` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`bytes` text NOT NULL,
	`device` text,
	`epoch` text,
	`seq` integer,
	`recorded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_by_id` ON `event` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_by_delivery` ON `event` (`device`,`epoch`,`seq`) WHERE "event"."device" is not null;--> statement-breakpoint
CREATE TABLE `event_key` (
	`key` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`key`, `position`)
);
--> statement-breakpoint
CREATE TABLE `finding` (
	`row` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`finding` text NOT NULL,
	`order` text NOT NULL,
	`site` text NOT NULL,
	`verdict` text NOT NULL,
	`json` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `finding_open` ON `finding` (`order`,`finding`) WHERE "finding"."closed_at" is null;--> statement-breakpoint
CREATE INDEX `finding_closed` ON `finding` (`closed_at`) WHERE "finding"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX `finding_by_order` ON `finding` (`order`);--> statement-breakpoint
CREATE INDEX `finding_by_site` ON `finding` (`site`) WHERE "finding"."closed_at" is null;--> statement-breakpoint
CREATE TABLE `finding_history` (
	`entry` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`row` integer NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`json` text NOT NULL,
	FOREIGN KEY (`row`) REFERENCES `finding`(`row`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `finding_history_by_row` ON `finding_history` (`row`);--> statement-breakpoint
CREATE TABLE `fold_failure` (
	`subject` text PRIMARY KEY NOT NULL,
	`problem` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `order_claim` (
	`key` text NOT NULL,
	`order` text NOT NULL,
	PRIMARY KEY(`key`, `order`)
);
--> statement-breakpoint
CREATE TABLE `order_search` (
	`word` text NOT NULL,
	`order` text NOT NULL,
	`because` text NOT NULL,
	PRIMARY KEY(`word`, `order`, `because`)
);
--> statement-breakpoint
CREATE TABLE `order_view` (
	`order` text PRIMARY KEY NOT NULL,
	`rev` integer NOT NULL,
	`site` text NOT NULL,
	`stage` text NOT NULL,
	`reference` text NOT NULL,
	`placed_at` integer NOT NULL,
	`boxes` integer NOT NULL,
	`next_check_at` integer,
	`late_at` integer,
	`carrier_trouble_at` integer,
	`standing` text NOT NULL,
	`words` text NOT NULL,
	`json` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `order_view_due` ON `order_view` (`next_check_at`) WHERE "order_view"."next_check_at" is not null;--> statement-breakpoint
CREATE INDEX `order_view_late` ON `order_view` (`late_at`) WHERE "order_view"."late_at" is not null;--> statement-breakpoint
CREATE INDEX `order_view_carrier_trouble` ON `order_view` (`carrier_trouble_at`) WHERE "order_view"."carrier_trouble_at" is not null;--> statement-breakpoint
CREATE INDEX `order_view_latest` ON `order_view` (`placed_at`,`order`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`topic` text NOT NULL,
	`payload` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `quarantine` (
	`row` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`reason` text NOT NULL,
	`bytes` text NOT NULL,
	`device` text,
	`epoch` text,
	`seq` integer,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `quarantine_by_id` ON `quarantine` (`id`);--> statement-breakpoint
CREATE INDEX `quarantine_by_device` ON `quarantine` (`device`,`epoch`,`seq`);--> statement-breakpoint
CREATE TABLE `received` (
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`from_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	PRIMARY KEY(`device`, `epoch`, `from_seq`)
);
--> statement-breakpoint
CREATE TABLE `repeated` (
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	PRIMARY KEY(`device`, `epoch`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `site_route` (
	`row` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site` text NOT NULL,
	`never_scans` text NOT NULL,
	`said_by` text NOT NULL,
	`at` integer NOT NULL,
	`judged` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `work` (
	`site` text NOT NULL,
	`collection` text NOT NULL,
	`id` text NOT NULL,
	`rev` integer NOT NULL,
	`doc` text,
	PRIMARY KEY(`collection`, `id`, `site`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `work_by_rev` ON `work` (`site`,`rev`);--> statement-breakpoint
CREATE INDEX `work_on_floor` ON `work` (`site`,`collection`) WHERE "work"."doc" is not null;--> statement-breakpoint
CREATE INDEX `work_receipts` ON `work` (`rev`) WHERE "work"."collection" = 'receipts' and "work"."doc" is not null;--> statement-breakpoint
CREATE INDEX `work_site_receipts` ON `work` (`site`,`rev`) WHERE "work"."collection" = 'receipts' and "work"."doc" is not null;--> statement-breakpoint
CREATE TABLE `customer_of_order` (
	`order` text PRIMARY KEY NOT NULL,
	`doc` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `order_link` (
	`order` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_link_by_token` ON `order_link` (`token`);--> statement-breakpoint
CREATE TABLE `placed_reference` (
	`kind` text NOT NULL,
	`owner` text NOT NULL,
	`reference` text NOT NULL,
	`id` text NOT NULL,
	`content_hash` text NOT NULL,
	`first_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `owner`, `reference`)
);
--> statement-breakpoint
CREATE TABLE `shop` (
	`shop` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`colour` text NOT NULL,
	`help` text
);
--> statement-breakpoint
CREATE TABLE `api_key` (
	`key` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_by_hash` ON `api_key` (`hash`);--> statement-breakpoint
CREATE TABLE `console_session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `console_user`(`person`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `console_session_by_expiry` ON `console_session` (`expires_at`);--> statement-breakpoint
CREATE TABLE `console_user` (
	`person` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`shown` text NOT NULL,
	`role` text NOT NULL,
	`password` text NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `console_user_by_name` ON `console_user` (`name`);--> statement-breakpoint
CREATE TABLE `staff` (
	`person` text PRIMARY KEY NOT NULL,
	`doc` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff_change` (
	`person` text NOT NULL,
	`site` text NOT NULL,
	`at` integer NOT NULL,
	`works` integer NOT NULL,
	PRIMARY KEY(`person`, `site`, `at`)
);
--> statement-breakpoint
CREATE TABLE `staff_site` (
	`person` text NOT NULL,
	`site` text NOT NULL,
	PRIMARY KEY(`person`, `site`),
	FOREIGN KEY (`person`) REFERENCES `staff`(`person`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `photo` (
	`hash` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL,
	`device` text NOT NULL,
	`received_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `photo_kept` ON `photo` (`received_at`) WHERE length("photo"."bytes") > 0;--> statement-breakpoint
CREATE TABLE `quarantine_decision` (
	`key` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`device` text,
	`what` text NOT NULL,
	`why` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `quarantine_decision_by_device` ON `quarantine_decision` (`device`,`at`);--> statement-breakpoint
CREATE TABLE `site` (
	`site` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`stations` text NOT NULL,
	`picking` text,
	`scanning` text
);
