# terraform test: nothing is created and no account is needed.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws-us-gov" }
  }
}

run "role_of_tasks" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role.read.assume_role_policy).Statement == [{
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = "111122223333" }
        ArnLike      = { "aws:SourceArn" = "arn:aws-us-gov:ecs:*:111122223333:*" }
      }
    }]
    error_message = "Others than the account's own ECS tasks are trusted."
  }
  assert {
    condition     = length(aws_iam_role_policy.assume) == 0
    error_message = "A role may be assumed although none is named."
  }
  assert {
    condition     = !strcontains(aws_iam_role_policy.read.policy, "arn:aws:")
    error_message = "The policy names resources of another partition."
  }
}

run "role_in_another_account" {
  command = plan
  variables {
    trusted_principal = "arn:aws-us-gov:iam::444455556666:role/authpath-read"
    external_id       = "authpath"
  }

  assert {
    condition = jsondecode(aws_iam_role.read.assume_role_policy).Statement == [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws-us-gov:iam::444455556666:role/authpath-read" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = "authpath" } }
    }]
    error_message = "The principal is trusted without the external id, or others are."
  }
}

run "roles_to_assume" {
  command = plan
  variables {
    roles_to_assume = ["arn:aws-us-gov:iam::444455556666:role/authpath-read"]
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.assume[0].policy).Statement == [{
      Effect   = "Allow"
      Action   = "sts:AssumeRole"
      Resource = ["arn:aws-us-gov:iam::444455556666:role/authpath-read"]
    }]
    error_message = "Others than the named roles may be assumed."
  }
}

run "principal_without_external_id" {
  command = plan
  variables {
    trusted_principal = "arn:aws-us-gov:iam::444455556666:role/authpath-read"
  }
  expect_failures = [aws_iam_role.read]
}

run "whole_account_as_principal" {
  command = plan
  variables {
    trusted_principal = "arn:aws-us-gov:iam::444455556666:root"
    external_id       = "authpath"
  }
  expect_failures = [var.trusted_principal]
}

run "any_role_to_assume" {
  command = plan
  variables {
    roles_to_assume = ["*"]
  }
  expect_failures = [var.roles_to_assume]
}
